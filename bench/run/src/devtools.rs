//! A line to Chromium's developer tools: commands, their answers, and what goes wrong in the page meanwhile.
//! <https://chromedevtools.github.io/devtools-protocol/>

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;
use tokio_tungstenite::connect_async_with_config;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;

type Answer = Result<Value, String>;

#[derive(Default)]
struct Shared {
    waiting: HashMap<u64, oneshot::Sender<Answer>>,
    /// Exceptions that nobody in the page caught.
    exceptions: Vec<String>,
}

/// The line, to the browser or to one of its pages.
#[derive(Clone)]
pub struct DevTools {
    out: UnboundedSender<String>,
    shared: Arc<Mutex<Shared>>,
    last: Arc<AtomicU64>,
    session: Option<String>,
}

impl DevTools {
    /// Calls a browser at its address, `ws://…`.
    pub async fn connect(address: &str) -> Result<DevTools, String> {
        // Profiles of a page are large.
        let sizes = WebSocketConfig::default().max_message_size(None).max_frame_size(None);
        let (socket, _) = connect_async_with_config(address, Some(sizes), true)
            .await
            .map_err(|error| format!("{address}: {error}"))?;
        let (mut sink, mut stream) = socket.split();
        let (out, mut to_send) = unbounded_channel::<String>();
        let shared = Arc::new(Mutex::new(Shared::default()));
        let heard = shared.clone();
        tokio::spawn(async move {
            while let Some(text) = to_send.recv().await {
                if sink.send(Message::text(text)).await.is_err() {
                    break;
                }
            }
        });
        tokio::spawn(async move {
            while let Some(Ok(message)) = stream.next().await {
                let text = message.into_text().unwrap_or_default();
                if let Ok(message) = serde_json::from_str::<Value>(&text) {
                    locked(&heard).hear(message);
                }
            }
            // Whoever waits now waits for nothing.
            locked(&heard).waiting.clear();
        });
        Ok(DevTools { out, shared, last: Arc::default(), session: None })
    }

    /// The first page of the browser.
    pub async fn page(&self) -> Result<DevTools, String> {
        let targets = self.call("Target.getTargets", json!({})).await?;
        let targets = targets["targetInfos"].as_array().cloned().unwrap_or_default();
        let page = targets.iter().find(|target| target["type"] == "page").ok_or("the browser has no page")?;
        let wanted = json!({ "targetId": page["targetId"], "flatten": true });
        let attached = self.call("Target.attachToTarget", wanted).await?;
        let session = attached["sessionId"].as_str().ok_or("the page has no session")?.to_owned();
        Ok(DevTools { session: Some(session), ..self.clone() })
    }

    /// Sends a command. What comes back waits for its answer; one that nobody waits for is sent all the same.
    pub fn send(&self, method: &str, params: Value) -> impl Future<Output = Answer> + use<> {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let (answer, answered) = oneshot::channel();
        locked(&self.shared).waiting.insert(id, answer);
        let mut command = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = &self.session {
            command["sessionId"] = json!(session);
        }
        let is_sent = self.out.send(command.to_string()).is_ok();
        let method = method.to_owned();
        async move {
            if !is_sent {
                return Err(format!("{method}: the browser is gone"));
            }
            answered
                .await
                .unwrap_or_else(|_| Err("the browser is gone".to_owned()))
                .map_err(|why| format!("{method}: {why}"))
        }
    }

    /// Sends a command and waits for its answer.
    pub async fn call(&self, method: &str, params: Value) -> Answer {
        self.send(method, params).await
    }

    /// What an expression in the page comes to, as JSON; promises are waited for.
    pub async fn evaluate(&self, expression: &str) -> Answer {
        let wanted = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.call("Runtime.evaluate", wanted).await?;
        match answer.get("exceptionDetails") {
            Some(details) => Err(format!("{expression}: {}", described(details))),
            None => Ok(answer["result"]["value"].clone()),
        }
    }

    /// Exceptions that nobody in the page caught so far.
    pub fn exceptions(&self) -> Vec<String> {
        locked(&self.shared).exceptions.clone()
    }
}

impl Shared {
    fn hear(&mut self, mut message: Value) {
        if let Some(waiting) = message["id"].as_u64().and_then(|id| self.waiting.remove(&id)) {
            let answer = match message.get("error") {
                Some(error) => Err(error["message"].as_str().unwrap_or("an error without a message").to_owned()),
                None => Ok(message["result"].take()),
            };
            // Not everybody waits.
            let _ = waiting.send(answer);
        } else if message["method"] == "Runtime.exceptionThrown" {
            self.exceptions.push(described(&message["params"]["exceptionDetails"]));
        }
    }
}

fn described(details: &Value) -> String {
    let text = details["exception"]["description"].as_str().or(details["text"].as_str());
    text.unwrap_or("an exception without a text").to_owned()
}

fn locked(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
