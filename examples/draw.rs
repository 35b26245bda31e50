fn main() {
    let mut arguments = std::env::args().skip(1);
    let site = crosscut_page::prerender::Site::read(arguments.next().unwrap().as_ref()).unwrap();
    for page in site.pages() {
        let path = site.path(&page).unwrap();
        let html = site.draw(&path).unwrap();
        println!("{path:60} {}", html.len());
        let file = std::path::Path::new("/tmp/w/drawn").join(if path.is_empty() { "front".to_owned() } else { path.replace('/', "_") }).with_extension("html");
        std::fs::create_dir_all("/tmp/w/drawn").unwrap();
        std::fs::write(file, html).unwrap();
    }
}
