using System.Net.Sockets;
using System.Text;

namespace GenesysReporting.Auth.Code;

/// <summary>The head of a request to the callback; the body is never read.</summary>
internal sealed record CallbackRequest(string Method, string Path, string Query, string? Host)
{
    private const int MaxHead = 16 * 1024;

    /// <summary>Reads a request; null if it is not one, or if its head does not end.</summary>
    public static async Task<CallbackRequest?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxHead];
        int length = 0;
        while (length < buffer.Length)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            // The end may have begun in what was read before.
            int from = Math.Max(0, length - 3);
            length += read;
            int end = buffer.AsSpan(from, length - from).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                return Parse(Encoding.Latin1.GetString(buffer, 0, from + end).Split("\r\n"));
            }

            if (read == 0)
            {
                return null;
            }
        }

        return null;
    }

    public bool IsFor(RedirectTarget redirect) => string.Equals(Host, redirect.HostHeader, StringComparison.OrdinalIgnoreCase);

    // A record prints its members, and the query has the code.
    public override string ToString() => $"{Method} {Path}";

    private static CallbackRequest? Parse(string[] lines)
    {
        string[] first = lines[0].Split(' ');
        if (first.Length != 3 || !first[1].StartsWith('/') || !first[2].StartsWith("HTTP/1.", StringComparison.Ordinal))
        {
            return null;
        }

        string[] target = first[1].Split('?', 2);
        string? host = lines
            .Skip(1)
            .FirstOrDefault(line => line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase))?[5..]
            .Trim();
        return new CallbackRequest(first[0], target[0], target.Length > 1 ? target[1] : string.Empty, host);
    }
}
