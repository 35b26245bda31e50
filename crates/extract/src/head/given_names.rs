//! Common given names, by which a name on a line of its own is told from a title. Data and its look-up; a name that is not here is
//! none the less one.

use crate::text::Text;

/// Lower case, in the languages that are read.
const NAMES: &str = "wendell ned clem pat dwight pascoe rosalie ferdia tiffany priyanka glyn kim bryony lara yuki rusty dee stu hal ottokar torgeir synnøve ingvild håkon sindre marte tage jonna peppe karin fosca gemma nerea fermín saverio \
    evandro duda manuel marleen jos bas anke nurhan mehmet ayşe emre elif zeynep mustafa murat hakan kropáček jiří petr tomáš pavel lukáš marek ondřej zuzana veronika jarosław małgorzata agnieszka ewa zofia stanisław grzegorz paweł łukasz \
    δέσποινα γιώργος μαρία νίκος ελένη κώστας γιάννης δημήτρης κατερίνα αλέξανδρος temple harriet beatrix wilf josie clive teddy gertrude sylvester milton luther calla ottilie hettie nan ivor griff emrys delyth carys dafydd \
    torin callum eilidh mhairi catriona niamh aoife ciarán eoin oisín sinéad gráinne máire tadhg cormac lorcan fergal brendan declan kojo kofi ama abena efua chinedu ngozi ifeoma adaeze olu tunde femi yemi bola sipho thabo nomsa zanele \
    arash leila nasrin farhad shirin reza hiro kenta haruto yui aiko naoko takeshi satoshi jun wei ling hong mei minh linh thu anh hoa nguyen jin soo hye sung bruna caio thais luana joana inês rui nuno vasco filipa tomé gonçalo zé \
    aaron abby abdul abel abigail abraham ada adam adela adele adelaide adrian adriana agatha agnes ahmed aidan aileen aisha akira alan alana alastair albert alberto \
    alec alejandro aleksander alessandra alessandro alex alexa alexander alexandra alexandre alexis alfonso alfred alfredo ali alice alicia alina alison allan allen alma amanda amara amber amelia \
    amélie amina amir amit amy ana anaïs anastasia anders andré andrea andreas andreea andrei andres andrés andrew andy angel angela angelica angus anika anil anita anja anke ann anna annabel anne \
    anneke annelies annette annie annika anthony antoine anton antonia antonio antónio anya april arjun armando arne arnold arthur arturo asa asha ashley astrid aubrey audrey august aurora \
    austin ava axel ayesha aylin barbara barnaby barry bart bartholomew basil bastian bea beatrice beatriz becky begoña belinda ben benedict benedikt benjamin bernadette bernard bernd bert bertha \
    beth bettina betty beverly bex bianca bill billy birgit birgitte bjarne björn blanca bo bob bonnie boris brad bradley bram brandon brenda brendan brett brian bridget britta brooke bruce bruno \
    bryan caitlin calvin cameron camila camilla camille carina carl carla carlo carlos carmen carol carole carolina caroline carolyn carrie carsten casey caspar cassius catalina catarina caterina \
    catherine cathy cecilia cédric celia celine céline chantal charles charlie charlotte chelsea chema chen cheryl chiara chidi chloe chris christa christian christiane christina christine \
    christoph christophe christopher ciara cindy claes claire clara clare clarence clark claude claudia claudio claus clemens clément clémence clive cliff cody colette colin colleen connor conor conrad \
    constance cora cordelia corinna corinne cornelia cosimo craig cristina crystal curt curtis cynthia daisy dale damian damien damir dan dana daniel daniela daniele danielle danny daphne dara darren \
    dave david davide dawn dean debbie deborah deepa deirdre delia delphine denise dennis denzil derek desmond dev diana diane diego dieter dimitri dina dirk dmitri dolores dominic dominik dominique \
    don donald donna dora doris dorothea dorothy dot doug douglas duncan dylan eamon ebba eddie edgar edith edmund eduardo edward edwin eileen elaine eleanor elena eleni eli elias elif elin elisa \
    elisabeth elise eliza elizabeth ella ellen elliott elsa elsie emanuel emeka emil emilia emilie émilie emilio emily emma emmanuel enrico enrique eric erica erich erik erika erin ernest ernst esme \
    esther ethan étienne eugene eugenia eva evan eve evelyn ewan ewen eyal fabian fabio fabrice faith fanny farah fatima federica federico felicity felipe felix ferdinand fern fernanda fernando filip filippo \
    finn fiona flora florence florian frances francesca francesco francis francisco franco françois françoise frank franz fred freddie frederick frederik freya frida friedrich fritz fulvio gabriel gabriela \
    gabriele gareth gary gavin gemma gene geoff geoffrey georg george georges georgia georgina gerald gerard gerhard gerry gert ghislaine gianluca gianni gideon gilbert gilles gillian gina giorgio giovanna \
    giovanni giulia giulio giuseppe gladys glen glenn gloria gordon grace graciela graham grant greg gregor gregory greta guido guillaume guillermo gunilla gunnar gus gustav guy gwen gwendolyn hamish \
    hana hank hanna hannah hanneke hans harold harriet harris harry harvey hassan hazel heather hector hedda heidi heike heinrich heinz helen helena helene hélène helga helmut hendrik henri henriette henrik \
    henry herbert herman hermann hilary hilda hilde hiroshi holger holly horace howard hubert hugh hugo ian ida ignacio igor ilaria ilse imani imogen inés inga inge ingrid ines ira irene irina iris irma \
    irving isaac isabel isabella isabelle isla ismael istván ivan ivy jack jackie jacob jacopo jacqueline jacques jade jaime jake jakob james jamie jan jane janet janice jared jasmin jasmine jason jasper \
    javier jay jean jeanette jeanne jeff jeffrey jen jenna jennifer jenny jens jeremy jerome jérôme jerry jesper jess jesse jessica jesús jill jim jimmy jo joan joana joanna joanne joão joaquín jocelyn \
    jochen joe joel joey johan johann johanna johannes john johnny jon jonas jonathan jordan jordi jorge jörg josé josef joseph josephine josh joshua joy joyce juan juana judith judy julia julian juliana \
    julie julien juliet juliette julio julius june jung jürgen justin justine jutta kai kaito karen karim karin karina karl karla karolina kate katarina katarzyna kate kath katharina katherine kathleen \
    kathrin kathryn kathy katie katja katrin katy kay keiko keith kelly ken kenji kenneth kenny kerry kevin kieran kim kimberly kirsten kirsty kit klaus konrad krista kristen kristian kristin kristina \
    kristine kristof krzysztof kurt kwame kyle lars lasse laura lauren laurence laurent lawrence lea leah léa lee leif leila lena leo leon leonard leonardo leonie leonora leopold leroy leslie lester \
    lewis lia liam liane lidia lieke liesbeth lilian liliana lillian lily lin linda lindsay lisa lise liv livia liz lizzie lloyd lola lorenzo loretta lori lorna lorne lorraine lotte lottie louis louisa \
    louise luc luca lucas lucia lucía lucian lucie lucien lucille lucinda lucrecia lucy ludovic ludwig luigi luis luisa luise lukas luke lutz lydia lynn mabel maddalena madeleine madison mads maeve magda \
    magdalena maggie magnus mai maia maja malcolm malin malte mandy manfred manon manuel manuela mara marc marcel marcela marcello marcia marco marcos marcus margaret margarita margherita margot margrit \
    marguerite maria maría marian mariana marianne maribel marie marija marijke marina mario marion marisa marit marius mark marko markus marlene marlon marta marten martha martin martina martine marvin \
    mary maryam mateo mathias mathieu mathilde matilda mats matt matteo matthew matthias matthieu maud maureen maurice mauricio mauro max maxim maxime maximilian maya meera megan mehmet mei mel melanie \
    melinda melissa mercedes meredith mia micha michael michaela michal michel michele michelle miguel mika mike mikhail mila milan mildred miles millie milo mina mindy miranda miriam mirjam mitchell moira \
    molly mona monica monika monique morag morgan moritz morris mortimer moses muhammad muriel murray nadia nadine nadja nancy naomi natalia natalie natasha nathalie nathan neil nell nellie nelson nessa \
    niall nicholas nick nicky nico nicola nicolas nicole niels nigel nikki niklas nikolai nikolaus nils nina noah noel noémie noor nora norbert norma norman odile olaf ole oleg olga oliver olive olivia olivier \
    olof omar orla orlando oscar osian oskar otis otto ottoline owen pablo padraig palle paloma pamela paola paolo pascal patricia patricio patrick patrizia patty paul paula paulina pauline paulo pavel \
    pearl pedro peggy penelope penny per percy perry pete peter petra petros phil philip philipp philippa philippe phoebe phyllis pia pierre piers pieter pietro pilar piotr pippa polly preeti priya prue \
    quentin quinn rachel rafael raffaella rahul rainer raj ralf ralph ramona ramón ramy randall randy raphael raquel raúl ravi ray raymond rebecca regina reginald reinhard remi rémi renata renate renato rené \
    renée rhoda rhona rhys ricardo riccardo richard rick ricky rita rob robbie robert roberta roberto robin rocío rodney rodrigo roger roland rolf roman ron ronald ronja ronnie roos rory rosa rosalie rosalind \
    rosamund rose rosemary rosie ross rowan roxana roy ruben rubén rudi rudolf rufus runa rupert russell ruth ryan sabina sabine sabrina sadie sally salma salvatore sam samantha sami samir samuel sandra sandro \
    sanjay sanne santiago sara sarah sascha saskia saul scott sean sebastian sébastien selina selma serena serge sergei sergio seth severin shane shannon sharon shaun sheila shirley siân sid siegfried sigrid \
    silke silvia simon simone siobhan sofia sofie solange sonia sonja sophia sophie søren stacey stan stanley stefan stefania stefanie stefano stella stéphane stephanie stéphanie stephen steve steven stewart \
    stig stuart sue sunil susan susana susanna susanne susie suzanne svein sven sverre swantje sylvia sylvie sylvain tamara tamsin tania tanja tanya tara tariq tatiana ted teresa terry tess thaís thelma theo \
    theodor theodora théo theresa thérèse thibault thiago thomas thorsten tiago tilda till tim timo timothy tina tobias toby todd tom tomás tomasz tommy toni tony tor torben torsten tove tracy trevor trish \
    tristan trudy tuva tyler uli ulla ulrich ulrike una ursula ute uwe valentina valeria valérie vanessa vasco vera verena vernon veronica véronique vic vicente vicky victor victoria vijay viktor vincent \
    vincenzo viola violet virginia vita vito vittoria vivian viviane vladimir volker waldemar walter wanda wayne wendy werner wesley wiebke wietske wilfred wilhelm will willa willem william willow wim \
    winifred winston wolfgang xavier yan yann yannick yasmin yolanda yuki yusuf yves yvette yvonne zadie zara zoe zoë \
    александр алексей алена алёна алина алла анастасия анатолий андрей анна антон аркадий артём борис вадим валентин валентина валерий василий василиса вера виктор виктория виталий владимир владислав \
    вячеслав галина геннадий георгий глеб григорий дарья денис дмитрий евгений евгения екатерина елена елизавета жанна зинаида зоя иван игнат игорь илья инна ирина кирилл константин ксения лариса лев \
    леонид лидия любовь людмила майя макс максим маргарита марина мария марк михаил надежда наталия наталья никита николай нина оксана олег ольга павел петр пётр полина раиса роман светлана семён сергей \
    софья станислав степан тамара татьяна тимофей ульяна фёдор эдуард элла юлия юрий яна ярослав";

/// Whether a word is a common given name; either part of a double one is enough.
pub(crate) fn is_given_name(text: &Text, at: usize) -> bool {
    text.is_in(at, NAMES)
}
