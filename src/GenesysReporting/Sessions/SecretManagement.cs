using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Net;
using System.Security;
using GenesysReporting.Transport;

namespace GenesysReporting.Sessions;

/// <summary>
/// Calls the SecretManagement module, where it is installed. Its commands run in a separate runspace, as refresh tokens are also saved while
/// no cmdlet runs; with the host of the caller, so that a vault may ask for its password.
/// </summary>
internal sealed class SecretManagement(PSHost? host)
{
    private const string Module = "Microsoft.PowerShell.SecretManagement";

    /// <summary>Throws <c>SecretManagementMissing</c> or <c>VaultNotFound</c>.</summary>
    public void Verify(string vault) => _ = Run(vault, shell => shell.AddCommand($"{Module}\\Get-SecretVault").AddParameter("Name", vault));

    /// <summary>Returns the names of the vaults that are registered, and their modules.</summary>
    public IEnumerable<(string Name, string Module)> Vaults() => Run(null, shell => shell.AddCommand($"{Module}\\Get-SecretVault"))
        .Select(vault => ($"{vault.Properties["Name"]?.Value}", $"{vault.Properties["ModuleName"]?.Value}"));

    /// <summary>
    /// Returns the secret of a name, in a vault or in the first that has it: a <see cref="PSCredential"/>, a <see cref="SecureString"/>,
    /// a hashtable or another object; null if there is none.
    /// </summary>
    public object? Read(string name, string? vault, CancellationToken cancellationToken = default) =>
        Run(vault, shell => InVault(shell.AddCommand($"{Module}\\Get-Secret").AddParameter("Name", name), vault), null, cancellationToken) switch
        {
            [{ } found] => found.BaseObject,
            { Count: > 1 } bytes => bytes.Select(b => b.BaseObject).ToArray(),
            _ => null,
        };

    /// <summary>True if a vault has a secret of exactly this name.</summary>
    public bool Has(string name, string vault) => Run(
        vault,
        shell => InVault(shell.AddCommand($"{Module}\\Get-SecretInfo").AddParameter("Name", WildcardPattern.Escape(name)), vault)).Count > 0;

    /// <summary>Stores a text as a secret, in place of any other of that name.</summary>
    public void Write(string name, string vault, string text)
    {
        using SecureString secret = new NetworkCredential(string.Empty, text).SecurePassword;
        _ = Run(
            vault,
            shell => InVault(shell.AddCommand($"{Module}\\Set-Secret").AddParameter("Name", name).AddParameter("SecureStringSecret", secret), vault),
            new ServerText(() => [text]));
    }

    /// <summary>Deletes a secret.</summary>
    public void Delete(string name, string vault) => _ = Run(
        vault,
        shell => InVault(shell.AddCommand($"{Module}\\Remove-Secret").AddParameter("Name", name), vault));

    private static PowerShell InVault(PowerShell shell, string? vault) => vault is null ? shell : shell.AddParameter("Vault", vault);

    /// <summary>Runs a command, and returns nothing for a secret that is not there.</summary>
    /// <param name="vault">The vault, for errors.</param>
    /// <param name="command">Adds the command.</param>
    /// <param name="texts">The words of the vault without what it was given, for errors.</param>
    /// <param name="cancellationToken">Stops the command.</param>
    private Collection<PSObject> Run(string? vault, Func<PowerShell, PowerShell> command, ServerText? texts = null, CancellationToken cancellationToken = default)
    {
        using Runspace runspace = host is null
            ? RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2())
            : RunspaceFactory.CreateRunspace(host, InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create();
        shell.Runspace = runspace;
        using CancellationTokenRegistration stop = cancellationToken.Register(() => shell.BeginStop(null, null));
        try
        {
            return command(shell).AddParameter("ErrorAction", ActionPreference.Stop).Invoke();
        }
        catch (PipelineStoppedException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (CommandNotFoundException)
        {
            throw VaultErrors.SecretManagementMissing();
        }
        catch (RuntimeException e) when (IsError(e, "GetSecretNotFound"))
        {
            return [];
        }
        catch (RuntimeException e)
        {
            throw vault is not null && IsError(e, "GetSecretVaultNotFound")
                ? VaultErrors.VaultNotFound(vault)
                : VaultErrors.VaultFailed(vault, (texts ?? ServerText.WithoutSecrets).Clean(e.ErrorRecord.Exception.Message));
        }
    }

    private static bool IsError(RuntimeException e, string id) => e.ErrorRecord.FullyQualifiedErrorId.StartsWith(id, StringComparison.Ordinal);
}
