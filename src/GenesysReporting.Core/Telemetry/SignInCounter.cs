using GenesysReporting.Transport;

namespace GenesysReporting.Telemetry;

/// <summary>Counts the attempts of one token request. The sign-in has a limit of its own and holds nothing back.</summary>
internal sealed class SignInCounter(RequestLedger ledger, long sent) : IAttemptGate
{
    private bool _wasTried;

    public Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_wasTried)
        {
            ledger.Retried(WaitCause.SignIn);
        }

        _wasTried = true;
        return Task.CompletedTask;
    }

    public void Close(AttemptReport report) => ledger.Attempted(report, sent);
}
