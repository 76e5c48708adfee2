//! `velvet topology`: streams, consumers and users of the bus.

use serde_json::json;
use velvet_messages::Role;
use velvet_nats::{BusSettings, Topology};

use super::Setting;
use crate::{
    Fault,
    cli::{TopologyAction, TopologyArgs},
    client::{self, Client},
    print,
    supervisor::SupervisorSettings,
};

pub(super) fn run(setting: &Setting, args: &TopologyArgs) -> Result<(), Fault> {
    let bus: BusSettings = setting.settings.section("bus")?;
    let supervisor: SupervisorSettings = setting.settings.section("supervisor")?;
    let topology = Topology::new(&supervisor.roles(), bus.replicas);
    match args.action {
        TopologyAction::Show => show(&topology, args.json),
        TopologyAction::Apply => client::block_on(apply(setting, &topology, args.json))?,
        TopologyAction::Check => client::block_on(check(setting, &topology, args.json))?,
    }
    Ok(())
}

fn show(topology: &Topology, as_json: bool) {
    if as_json {
        print::json(&topology.show());
        return;
    }
    for stream in topology.streams() {
        print::line(format!(
            "{}  {}  {}",
            stream.name, stream.subjects, stream.description
        ));
        let consumers = topology
            .consumers()
            .filter(|consumer| consumer.stream == stream.name);
        consumers.for_each(|consumer| print::line(format!("    consumer {}", consumer.name)));
    }
    for role in Role::ALL {
        let permissions = velvet_nats::users::permissions(role, topology);
        print::line(format!("user {role}"));
        print::line(format!("    publish   {}", permissions.publish.join(" ")));
        print::line(format!("    subscribe {}", permissions.subscribe.join(" ")));
    }
}

async fn apply(setting: &Setting, topology: &Topology, as_json: bool) -> Result<(), Fault> {
    let client = Client::join(setting, Role::Supervisor).await?;
    let changes = topology.apply(client.connection()).await;
    let changes = changes.map_err(Fault::failed("apply the topology"))?;
    let texts: Vec<String> = changes.iter().map(ToString::to_string).collect();
    if as_json {
        print::json(&json!({ "changes": texts }));
    } else if texts.is_empty() {
        print::line("Everything is there as it should be.");
    } else {
        texts.iter().for_each(print::line);
    }
    Ok(())
}

async fn check(setting: &Setting, topology: &Topology, as_json: bool) -> Result<(), Fault> {
    let client = Client::join(setting, Role::Supervisor).await?;
    let differences = topology.check(client.connection()).await;
    let differences = differences.map_err(Fault::failed("check the topology"))?;
    let texts: Vec<String> = differences.iter().map(ToString::to_string).collect();
    if as_json {
        print::json(&json!({ "differences": texts }));
    } else {
        texts.iter().for_each(print::line);
    }
    if texts.is_empty() {
        if !as_json {
            print::line("Everything is there as it should be.");
        }
        return Ok(());
    }
    let text = format!(
        "{} difference(s); mend them with `velvet topology apply`",
        texts.len()
    );
    Err(Fault::Unsound(text))
}
