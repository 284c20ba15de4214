using System.Security.Cryptography;
using System.Text.Json;

namespace GenesysReporting.Stores.Tests.Folders;

/// <summary>The whole content of a folder store as text: the same changes make the same bytes.</summary>
internal static class FolderDump
{
    /// <summary>Returns the names and hashes of all files; throws if a file differs from its manifest, or something is left over.</summary>
    public static string Of(string folder)
    {
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "_lock")
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes);
        Assert.DoesNotContain(files.Keys, name => name.StartsWith("_staging/", StringComparison.Ordinal) || name.StartsWith("_ready/", StringComparison.Ordinal));
        CheckManifests(files);
        return string.Join('\n', files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key} {Hash(f.Value)}"));
    }

    private static void CheckManifests(Dictionary<string, byte[]> files)
    {
        int listed = 0;
        foreach (string manifest in files.Keys.Where(name => name.StartsWith("_manifests/", StringComparison.Ordinal)))
        {
            using JsonDocument json = JsonDocument.Parse(files[manifest]);
            foreach (JsonElement file in json.RootElement.GetProperty("files").EnumerateArray())
            {
                byte[] content = files[file.GetProperty("path").GetString()!];
                Assert.Equal(content.Length, file.GetProperty("bytes").GetInt64());
                Assert.Equal(Hash(content), file.GetProperty("sha256").GetString());
                listed++;
            }
        }

        Assert.Equal(files.Keys.Count(name => name.Contains("/day=", StringComparison.Ordinal)), listed);
    }

    private static string Hash(byte[] content) => Convert.ToHexString(SHA256.HashData(content)).ToLowerInvariant();
}
