using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenesysReporting.Build;

/// <summary>The list of the packages that ship, in the CycloneDX form.</summary>
internal static class BillOfMaterials
{
    // Used to compile against; nothing of them is in the module.
    private const string NotShipped = "PowerShellStandard.Library,System.Diagnostics.DiagnosticSource,System.Memory";

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file; false if the tool is not available or fails.</summary>
    public static bool Write(BuildOptions options, ModuleManifest manifest, DateTimeOffset time, string path)
    {
        string[] arguments =
        [
            "tool", "run", "dotnet-CycloneDX", "--",
            options.At("src", manifest.Name, $"{manifest.Name}.csproj"),
            "--recursive", "--disable-package-restore", "--exclude-filter", NotShipped,
            "--no-serial-number", "--output-format", "UnsafeJson", "--output", Path.GetDirectoryName(path)!, "--filename", Path.GetFileName(path),
            "--set-name", manifest.Name, "--set-version", manifest.Version, "--set-type", "Library",
        ];
        if (!Shell.Succeeds(options.Root, "dotnet", "tool", "restore") || !Shell.Succeeds(options.Root, "dotnet", arguments) || !File.Exists(path))
        {
            return false;
        }

        JsonNode bill = JsonNode.Parse(File.ReadAllText(path))!;
        // The time of the build would make each package another one.
        bill["metadata"]!["timestamp"] = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        File.WriteAllText(path, bill.ToJsonString(Written));
        return true;
    }
}
