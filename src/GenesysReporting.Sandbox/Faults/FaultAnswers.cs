using System.Globalization;
using System.IO.Compression;
using GenesysReporting.Sandbox.Auth;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Faults;

/// <summary>The answers of faults.</summary>
internal static class FaultAnswers
{
    private const string Gateway =
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n";

    /// <summary>Returns the answer of a fault; null if the request must be answered normally.</summary>
    public static HttpResponse? Replacement(SandboxFault fault, string correlationId, DateTimeOffset now) => fault.Kind switch
    {
        SandboxFaultKind.TooManyRequests => TooMany(fault, correlationId)
            .With("Retry-After", fault.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture)),
        SandboxFaultKind.TooManyRequestsWithoutHeader => TooMany(fault, correlationId),
        SandboxFaultKind.RetryAfterDate => TooMany(fault, correlationId)
            .With("Retry-After", now.AddSeconds(fault.RetryAfterSeconds).ToString("R", CultureInfo.InvariantCulture)),
        SandboxFaultKind.TokenRateLimit => OAuthError.RateLimit.ToResponse(),
        SandboxFaultKind.BadGateway => HttpResponse.Text(502, HttpResponse.Html, Gateway),
        SandboxFaultKind.ServiceUnavailable => ApiErrors.ServiceUnavailable.ToResponse(correlationId),
        SandboxFaultKind.RequestTimeout => HttpResponse.Empty(408),
        SandboxFaultKind.GatewayTimeout => HttpResponse.Empty(504),
        SandboxFaultKind.InternalServerError => ApiErrors.InternalServerError.ToResponse(correlationId),
        SandboxFaultKind.Unauthorized => ApiErrors.BadCredentials.ToResponse(correlationId),
        SandboxFaultKind.Forbidden => ApiErrors.NotAuthorized.ToResponse(correlationId),
        SandboxFaultKind.CloseConnection => HttpResponse.Unanswered,
        SandboxFaultKind.ResetConnection => HttpResponse.Unanswered with { Ending = ResponseEnding.ResetUnanswered },
        SandboxFaultKind.NotJson => HttpResponse.Text(
            200, HttpResponse.Html, "<!DOCTYPE html><html><body><h1>Sign in to the network</h1></body></html>"),
        SandboxFaultKind.EmptyObject => HttpResponse.Text(200, HttpResponse.Json, "{}"),
        SandboxFaultKind.NullAnswer => HttpResponse.Text(200, HttpResponse.Json, "null"),
        SandboxFaultKind.ArrayAnswer => HttpResponse.Text(200, HttpResponse.Json, "[]"),
        SandboxFaultKind.ErrorAsSuccess => HttpResponse.Text(
            200, HttpResponse.Json, """{"message":"The service is busy.","code":"service.busy","status":503}"""),
        SandboxFaultKind.GzipBomb => PackedZeros(),
        _ => null,
    };

    /// <summary>Returns a normal answer with the ending that a fault gives it.</summary>
    public static HttpResponse ChangeEnding(SandboxFault? fault, HttpResponse response) => fault?.Kind switch
    {
        SandboxFaultKind.CutBody => response with { Ending = ResponseEnding.ResetInBody },
        SandboxFaultKind.Stall => response with { Ending = ResponseEnding.StallInBody },
        _ => response,
    };

    private static HttpResponse PackedZeros()
    {
        const int Megabytes = 512;
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (int i = 0; i < Megabytes; i++)
            {
                gzip.Write(zeros);
            }
        }

        return new HttpResponse(200, HttpResponse.Json, packed.ToArray()).With("Content-Encoding", "gzip");
    }

    private static HttpResponse TooMany(SandboxFault fault, string correlationId) =>
        ApiErrors.TooManyRequests(fault.RetryAfterSeconds).ToResponse(correlationId);
}
