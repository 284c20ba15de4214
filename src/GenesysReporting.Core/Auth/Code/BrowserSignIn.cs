using GenesysReporting.Errors;
using GenesysReporting.Regions;
using GenesysReporting.Transport;

namespace GenesysReporting.Auth.Code;

/// <summary>The options of a sign-in with the browser.</summary>
/// <param name="Redirect">The redirect URI, as it is registered with the client.</param>
/// <param name="Show">Opens the sign-in page, or shows its address.</param>
/// <param name="Limit">The time limit for the user.</param>
internal sealed record BrowserOptions(RedirectTarget Redirect, Action<Uri> Show, TimeSpan Limit)
{
    /// <summary>Reads what the user pastes and passes it on until that returns true; null if nothing can be pasted.</summary>
    public Func<Func<string, bool>, CancellationToken, Task>? ReadPasted { get; init; }
}

/// <summary>
/// OAuth's authorization code grant: the user signs in with the browser, which returns the code to loopback, where it is
/// exchanged for tokens. A client without a secret proves with PKCE that it made the request.
/// </summary>
internal sealed class BrowserSignIn(TokenEndpoint endpoint, PlatformEndpoints endpoints, TimeProvider time)
{
    /// <summary>Runs the sign-in; throws a <see cref="SignInException"/> if it ends without a token.</summary>
    public async Task<TokenReply> RunAsync(
        OAuthClient client, BrowserOptions options, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        Pkce? pkce = client.Secret is null ? new Pkce() : null;
        Secret code = await AskAsync(client, pkce, options, cancellationToken).ConfigureAwait(false);
        TokenRequest request = Exchange(client, code, pkce, options.Redirect);
        return await endpoint.RequestAsync(request, observer, cancellationToken).ConfigureAwait(false);
    }

    private static TokenRequest Exchange(OAuthClient client, Secret code, Pkce? pkce, RedirectTarget redirect)
    {
        List<KeyValuePair<string, Secret>> fields =
            [new("code", code), new(TokenForm.RedirectUri, Secret.From(redirect.Text))];
        if (pkce is not null)
        {
            fields.Add(new("code_verifier", pkce.Verifier));
        }

        return new TokenRequest(client, "authorization_code")
        {
            Fields = fields,
            Rejected = failure => CodeErrors.CodeRejected(redirect, failure),
        };
    }

    private async Task<Secret> AskAsync(
        OAuthClient client, Pkce? pkce, BrowserOptions options, CancellationToken cancellationToken)
    {
        string state = RandomText.Create();
        var texts = new ServerText(() => client.Secrets.Append(pkce?.Verifier).OfType<Secret>().Select(s => s.Reveal()));
        using var listener = new CallbackListener(options.Redirect, state, texts, time);
        options.Show(AuthorizationAddress.Build(endpoints, client.Id, options.Redirect, state, pkce));
        CallbackAnswer answer = await WaitAsync(listener, options, cancellationToken).ConfigureAwait(false);
        return answer.Code ?? throw answer.Error!;
    }

    private async Task<CallbackAnswer> WaitAsync(
        CallbackListener listener, BrowserOptions options, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(both.Token);
        Task pasting = options.ReadPasted?.Invoke(listener.Offer, done.Token) ?? Task.CompletedTask;
        try
        {
            return await listener.WaitAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw CodeErrors.SignInTimedOut(options.Limit, options.Redirect, listener.Foreign);
        }
        finally
        {
            await done.CancelAsync().ConfigureAwait(false);
            await pasting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
