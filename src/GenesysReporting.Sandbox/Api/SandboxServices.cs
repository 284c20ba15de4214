using GenesysReporting.Sandbox.Auth;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Faults;
using GenesysReporting.Sandbox.Log;

namespace GenesysReporting.Sandbox.Api;

/// <summary>What the two ports share.</summary>
internal sealed record SandboxServices(
    SandboxOptions Options,
    World World,
    ConversationStore Conversations,
    ClientBook Clients,
    UserBook Users,
    TokenStore Tokens,
    CodeStore Codes,
    RefreshTokenStore RefreshTokens,
    FaultBook Faults,
    RequestLog Log);
