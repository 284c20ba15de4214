using System.Security.Cryptography;
using System.Text;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Hashes pages, so that a page that comes again is noticed.</summary>
internal static class PageFingerprint
{
    /// <summary>Returns a hash of an answer without its links to other pages, which may differ for the same records.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="links">The links; null for none.</param>
    public static string Of(ReadOnlySpan<byte> body, params string?[] links)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, body, [.. links.OfType<string>().Where(l => l.Length > 0).OrderByDescending(l => l.Length)]);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> body, ReadOnlySpan<string> links)
    {
        if (links.Length == 0)
        {
            hash.AppendData(body);
            return;
        }

        byte[] link = Encoding.UTF8.GetBytes($"\"{links[0]}\"");
        for (int at; (at = body.IndexOf(link)) >= 0; body = body[(at + link.Length)..])
        {
            Append(hash, body[..at], links[1..]);
        }

        Append(hash, body, links[1..]);
    }
}
