using GenesysReporting.Sandbox.Auth;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Faults;
using GenesysReporting.Sandbox.Generation;
using GenesysReporting.Sandbox.Jobs;
using GenesysReporting.Sandbox.Live;
using GenesysReporting.Sandbox.Log;
using GenesysReporting.Sandbox.Presence;

namespace GenesysReporting.Sandbox.Api;

/// <summary>The parts that both services share.</summary>
internal sealed record SandboxServices(
    SandboxOptions Options,
    World World,
    Retention Retention,
    ConversationStore Conversations,
    PresencePlan Presence,
    LiveSessions Sessions,
    LiveMembers Members,
    JobStore Jobs,
    ClientBook Clients,
    UserBook Users,
    TokenStore Tokens,
    CodeStore Codes,
    RefreshTokenStore RefreshTokens,
    AssertionStore Assertions,
    FaultBook Faults,
    RequestLog Log);
