namespace GenesysReporting.Sandbox.Http;

/// <summary>A request that is not HTTP/1.1, or too large. The connection answers and closes.</summary>
internal sealed class BadHttpException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
