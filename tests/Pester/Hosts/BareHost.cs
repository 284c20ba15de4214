using System;
using System.Globalization;
using System.Management.Automation.Host;

/// <summary>A host without a user interface: nothing is shown, and nothing can be asked.</summary>
public sealed class BareHost : PSHost
{
    /// <summary>The exit code that a script has asked for; null if none has.</summary>
    public int? ExitCode { get; private set; }

    public override string Name => "Bare";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override PSHostUserInterface UI => null;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException("A prompt was asked for.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("A prompt was asked for.");

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
