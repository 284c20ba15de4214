using System.Collections;
using System.Management.Automation;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Api;
using GenesysReporting.Api.Calls;
using GenesysReporting.Arguments;
using GenesysReporting.Base;
using GenesysReporting.Completion;
using GenesysReporting.Json;
using GenesysReporting.Runs;

namespace GenesysReporting.Commands;

/// <summary>Makes any call of the Platform API with the session's token, and reads all pages of a list.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "GenesysApi", SupportsShouldProcess = true, HelpUri = ProjectPages.Help + "Invoke-GenesysApi.md")]
[OutputType(typeof(PSObject), typeof(string), typeof(byte[]))]
public sealed class InvokeGenesysApiCommand : SessionCmdlet
{
    /// <inheritdoc/>
    [Parameter(ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SupportsWildcards]
    public override SessionArgument[]? Session { get; set; }

    /// <summary>The path, such as /api/v2/routing/queues, or a whole address on the session's own API.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(ApiPathCompleter))]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The HTTP method.</summary>
    [Parameter]
    public CallMethod Method { get; set; }

    /// <summary>The parameters of the address: text, numbers, true or false, dates, or lists of these.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    /// <summary>The body: an object or a hashtable, which becomes JSON, or JSON as text.</summary>
    [Parameter]
    public object? Body { get; set; }

    /// <summary>Writes the items of the list, and requests its further pages.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => EachSession(Call);

    private void Call(GenesysSession session)
    {
        ApiCall call = Try(() => MakeCall(session));
        if (!call.IsRead && !ShouldProcess($"{call.Target.Shown} of {session.Name} ({session.Region})", Method.ToString()))
        {
            return;
        }

        Run((writer, cancellationToken) =>
        {
            var run = new CallRun(session, call, writer);
            return All ? run.WriteItemsAsync(cancellationToken) : run.WriteAnswerAsync(cancellationToken);
        });
    }

    private ApiCall MakeCall(GenesysSession session)
    {
        var call = new ApiCall(Method, CallTarget.Parse(Path, session.Endpoints));
        call = call with { Permissions = KnownPermissions(call) };
        call = Query is null ? call : call.WithQuery(CallArguments.Query(Query));
        call = MyInvocation.BoundParameters.ContainsKey(nameof(Body)) ? call.WithBody(CallArguments.Body(Body)) : call;
        return All ? PagingStyles.Begin(call) : call;
    }

    private static IReadOnlyList<string> KnownPermissions(ApiCall call) =>
        AnalyticsCatalog.FindByPath(call.Target.Path)?.Permissions ?? [];
}
