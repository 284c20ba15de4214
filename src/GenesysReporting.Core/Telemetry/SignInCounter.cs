using GenesysReporting.Transport;

namespace GenesysReporting.Telemetry;

/// <summary>Counts the attempts of one token request. It never delays one, because the sign-in has a separate rate limit.</summary>
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
