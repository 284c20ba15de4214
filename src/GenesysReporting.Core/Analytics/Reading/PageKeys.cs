using System.Security.Cryptography;
using System.Text;
using GenesysReporting.Analytics.Records;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Tells whether two pages hold the same records in the same order.</summary>
internal static class PageKeys
{
    public static string Of(AnswerPage page)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (AnalyticsRecord record in page.Records)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(RecordKeys.Of(record) + "\n"));
        }

        return Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
