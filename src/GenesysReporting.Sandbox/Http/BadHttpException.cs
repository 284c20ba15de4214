namespace GenesysReporting.Sandbox.Http;

/// <summary>Bytes that are no HTTP/1.1 request that this server reads. The connection answers and closes.</summary>
internal sealed class BadHttpException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
