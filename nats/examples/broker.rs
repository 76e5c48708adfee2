//! A broker without the rest of Velvet, for a look at it by hand: `cargo run -p velvet-nats --example broker -- up DIR`
//! prints the server's process id and address and runs until it is killed. The server ends with it.

use std::{error::Error, io::Write, path::PathBuf};

use velvet_nats::{Broker, BrokerPlan, Topology, exec_broker, users::users};
use velvet_runtime::Shutdown;
use velvet_seal::RootKey;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args_os().skip(1);
    let mode = words.next().unwrap_or_default();
    let first = words.next().ok_or("usage: broker up DIR")?;
    if mode == "exec" {
        let parent = first.to_string_lossy().parse()?;
        let server = words.next().ok_or("no server")?;
        return Err(exec_broker(parent, &server, words).into());
    }
    tokio::runtime::Runtime::new()?.block_on(up(first.into()))
}

async fn up(folder: PathBuf) -> Result<(), Box<dyn Error>> {
    let defaults: toml::Table = toml::from_str(include_str!("../../ops/defaults.toml"))?;
    let settings = defaults
        .get("broker")
        .cloned()
        .ok_or("no section [broker]")?
        .try_into()?;
    let wrapper = vec![std::env::current_exe()?.into(), "exec".into()];
    let users = users(&RootKey::generate()?)?;
    let plan = BrokerPlan {
        folder,
        settings,
        users,
        topology: Topology::whole(1),
        wrapper,
    };
    let broker = Broker::start(plan).await?;
    writeln!(
        std::io::stdout(),
        "{} {}",
        broker.pid().unwrap_or_default(),
        broker.url()
    )?;
    broker.supervise(Shutdown::on_signals()?).await;
    broker.stop().await;
    Ok(())
}
