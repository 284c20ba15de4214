using System.Management.Automation;
using GenesysReporting.Completion;
using GenesysReporting.Errors;
using GenesysReporting.Pipeline;
using GenesysReporting.Reports;

namespace GenesysReporting.Commands;

/// <summary>Shows the reports that can be run: those of the module, and those of the user's own folder. Needs no session.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysReport", HelpUri = ProjectPages.Help + "Get-GenesysReport.md")]
[OutputType(typeof(ReportDefinition))]
public sealed class GetGenesysReportCommand : PSCmdlet
{
    /// <summary>Names of reports; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ReportNameCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var catalog = ReportCatalog.OfModule();
        foreach (string name in Name.SelectMany(n => Names(catalog, n)))
        {
            try
            {
                WriteObject(catalog.Find(name));
            }
            catch (GenesysException e)
            {
                WriteError(ErrorRecords.From(e));
            }
        }
    }

    private static IEnumerable<string> Names(ReportCatalog catalog, string name)
    {
        var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
        return WildcardPattern.ContainsWildcardCharacters(name) ? catalog.Names.Where(pattern.IsMatch) : [name];
    }
}
