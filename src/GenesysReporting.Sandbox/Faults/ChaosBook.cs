using System.Buffers.Binary;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Faults;

/// <summary>Chooses random faults for requests; used under the lock of <see cref="FaultBook"/>.</summary>
internal sealed class ChaosBook(SandboxChaos chaos)
{
    private readonly Dictionary<long, (int Seen, int Faulted)> _requests = [];

    public SandboxFault? Draw(HttpRequest request)
    {
        if (!FileSystemName.MatchesSimpleExpression(chaos.PathPattern, request.Path))
        {
            return null;
        }

        long key = Key(request);
        (int seen, int faulted) = _requests.GetValueOrDefault(key);
        Dice dice = Dice.For(chaos.Seed, "chaos", key, seen);
        bool happens = faulted < chaos.MaxPerRequest && dice.Below(1_000_000) < chaos.Probability * 1_000_000;
        _requests[key] = (seen + 1, faulted + (happens ? 1 : 0));
        return happens ? Fault(dice.Pick(chaos.Kinds), dice) : null;
    }

    private SandboxFault Fault(SandboxFaultKind kind, Dice dice) => new()
    {
        PathPattern = chaos.PathPattern,
        Kind = kind,
        RetryAfterSeconds = chaos.RetryAfterSeconds,
        Delay = kind == SandboxFaultKind.Slow ? chaos.Delay : null,
        Records = kind == SandboxFaultKind.DropRecord || dice.Percent(50) ? dice.Between(1, 3) : -dice.Between(1, 3),
    };

    /// <summary>Returns a key that is equal for equal requests, also with different tokens.</summary>
    private static long Key(HttpRequest request)
    {
        byte[] text = Encoding.UTF8.GetBytes($"{request.Method} {request.Path}?{request.QueryText}\n");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. text, .. request.Body], hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }
}
