//! The walls around the engine: limits, landlock, and a list of the only system calls there are.

use std::collections::BTreeMap;

use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetStatus, Scope};
use rustix::process::{Resource, Rlimit, setrlimit};
use seccompiler::{
    SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
};

/// Open files: the two pipes, standard error, and room for what the libraries hold open.
const FILES_MAX: u64 = 16;
/// The newest rules asked for; an older kernel gives what it has, and says so.
const LANDLOCK_ABI: ABI = ABI::V6;

/// How far landlock holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Landlock {
    Full,
    Partial,
    /// This kernel has none; the list of system calls still stands.
    None,
}

impl Landlock {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::None => "none",
        }
    }
}

/// A wall that could not be built; the child must not read then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unbuilt;

/// Limits that hold for whatever comes in: no file grows, no core, no new process, bounded memory.
pub(crate) fn limit(memory_bytes_max: u64) -> Result<(), Unbuilt> {
    let limits = [
        (Resource::As, memory_bytes_max),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
        (Resource::Nproc, 0),
        (Resource::Nofile, FILES_MAX),
    ];
    for (resource, most) in limits {
        let both = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        setrlimit(resource, both).map_err(|_| Unbuilt)?;
    }
    Ok(())
}

/// No path may be opened, no port used, no process outside signalled. Binds this thread, the only one.
pub(crate) fn landlock() -> Result<Landlock, Unbuilt> {
    let status = Ruleset::default()
        .handle_access(AccessFs::from_all(LANDLOCK_ABI))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(LANDLOCK_ABI)))
        .and_then(|rules| rules.scope(Scope::from_all(LANDLOCK_ABI)))
        .and_then(Ruleset::create)
        .and_then(landlock::RulesetCreated::restrict_self)
        .map_err(|_| Unbuilt)?;
    Ok(match status.ruleset {
        RulesetStatus::FullyEnforced => Landlock::Full,
        RulesetStatus::PartiallyEnforced => Landlock::Partial,
        RulesetStatus::NotEnforced => Landlock::None,
    })
}

/// From here on only the listed system calls work; all others fail with `EPERM`. Last of the walls.
pub(crate) fn seccomp() -> Result<(), Unbuilt> {
    let arch = std::env::consts::ARCH.try_into().map_err(|_| Unbuilt)?;
    let refuse = SeccompAction::Errno(libc::EPERM.cast_unsigned());
    let filter =
        SeccompFilter::new(rules()?, refuse, SeccompAction::Allow, arch).map_err(|_| Unbuilt)?;
    let program: seccompiler::BpfProgram = filter.try_into().map_err(|_| Unbuilt)?;
    seccompiler::apply_filter_all_threads(&program).map_err(|_| Unbuilt)
}

/// Reading and writing open pipes, memory without execution, waiting, ending. Nothing that opens, connects,
/// starts, traces or signals anything else.
fn rules() -> Result<BTreeMap<i64, Vec<SeccompRule>>, Unbuilt> {
    let free = [
        libc::SYS_read,
        libc::SYS_write,
        libc::SYS_readv,
        libc::SYS_writev,
        libc::SYS_close,
        libc::SYS_brk,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_madvise,
        libc::SYS_futex,
        libc::SYS_sched_yield,
        // OpenMP asks at every parallel section.
        libc::SYS_sched_getaffinity,
        libc::SYS_getpid,
        libc::SYS_gettid,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sigaltstack,
        libc::SYS_restart_syscall,
        libc::SYS_clock_gettime,
        libc::SYS_clock_nanosleep,
        libc::SYS_nanosleep,
        libc::SYS_gettimeofday,
        libc::SYS_getrandom,
        // qsort asks how much memory there is.
        libc::SYS_sysinfo,
        libc::SYS_exit,
        libc::SYS_exit_group,
    ];
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> =
        free.into_iter().map(|call| (call, vec![])).collect();
    // Memory must not become code.
    let not_executable = || where_argument(2, SeccompCmpOp::MaskedEq(libc::PROT_EXEC as u64), 0);
    rules.insert(libc::SYS_mmap, vec![not_executable()?]);
    rules.insert(libc::SYS_mprotect, vec![not_executable()?]);
    // abort() signals itself; nobody else may be signalled.
    let own = u64::from(std::process::id());
    rules.insert(
        libc::SYS_tgkill,
        vec![where_argument(0, SeccompCmpOp::Eq, own)?],
    );
    Ok(rules)
}

fn where_argument(index: u8, operator: SeccompCmpOp, value: u64) -> Result<SeccompRule, Unbuilt> {
    let condition = SeccompCondition::new(index, SeccompCmpArgLen::Dword, operator, value)
        .map_err(|_| Unbuilt)?;
    SeccompRule::new(vec![condition]).map_err(|_| Unbuilt)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A call in here needs a very good reason.
    #[test]
    fn nothing_that_reaches_out_is_allowed() {
        let rules = rules().unwrap();
        let outside = [
            ("openat", libc::SYS_openat),
            ("socket", libc::SYS_socket),
            ("connect", libc::SYS_connect),
            ("execve", libc::SYS_execve),
            ("execveat", libc::SYS_execveat),
            ("clone", libc::SYS_clone),
            ("clone3", libc::SYS_clone3),
            ("ptrace", libc::SYS_ptrace),
            ("process_vm_readv", libc::SYS_process_vm_readv),
            ("memfd_create", libc::SYS_memfd_create),
            ("io_uring_setup", libc::SYS_io_uring_setup),
            ("bpf", libc::SYS_bpf),
            ("keyctl", libc::SYS_keyctl),
            ("unshare", libc::SYS_unshare),
            ("mount", libc::SYS_mount),
            ("kill", libc::SYS_kill),
            ("prctl", libc::SYS_prctl),
            ("sendmsg", libc::SYS_sendmsg),
        ];
        for (name, call) in outside {
            assert!(!rules.contains_key(&call), "{name} is allowed");
        }
    }
}
