using System.Management.Automation;

namespace EmptyModule;

/// <summary>The object that the view shows.</summary>
public sealed record Nothing(string Name);

/// <summary>Writes one object.</summary>
[Cmdlet(VerbsCommon.Get, "Nothing")]
public sealed class GetNothingCommand : PSCmdlet
{
    protected override void ProcessRecord() => WriteObject(new Nothing("nothing"));
}
