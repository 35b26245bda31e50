//! What machine this is and how busy it was, kept beside what was measured on it.

use std::fs;

/// Processor, cores, memory and system, as far as they can be told.
pub fn machine() -> String {
    let value = |file: &str, key: &str| {
        let text = fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(key)).unwrap_or_default();
        line.split_once([':', '=']).map(|(_, value)| value.trim().trim_matches('"').to_owned()).unwrap_or_default()
    };
    let memory = value("/proc/meminfo", "MemTotal").trim_end_matches(" kB").parse::<f64>().unwrap_or(0.0) / 1e6;
    let (processor, system) = (value("/proc/cpuinfo", "model name"), value("/etc/os-release", "PRETTY_NAME"));
    format!("{processor}, {} cores, {memory:.0} GB, {system}", cores())
}

/// How many programs can run at once.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Programs that wanted a core in the last 1, 5 and 15 minutes, the bench itself among them: well over one, and the figures
/// are those of a busy machine.
pub fn load_average() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').take(3).collect::<Vec<_>>().join(" ")
}
