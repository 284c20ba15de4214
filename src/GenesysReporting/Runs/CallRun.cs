using System.Globalization;
using System.Text.Json;
using GenesysReporting.Api;
using GenesysReporting.Api.Calls;
using GenesysReporting.Json;
using GenesysReporting.Pipeline;

namespace GenesysReporting.Runs;

/// <summary>One generic call: writes its answer, or all items of its list, to the pipeline.</summary>
internal sealed class CallRun(GenesysSession session, ApiCall call, PipelineWriter writer)
{
    private readonly CallReader _reader = new(session, call, writer);

    /// <summary>Writes the one answer.</summary>
    public async Task WriteAnswerAsync(CancellationToken cancellationToken)
    {
        using CallAnswer answer = await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        Write(answer);
    }

    /// <summary>Writes the items of every page. An answer without a list is written as it is.</summary>
    public async Task WriteItemsAsync(CancellationToken cancellationToken)
    {
        await foreach (CallPage page in _reader.ReadPagesAsync(cancellationToken).ConfigureAwait(false))
        {
            WritePage(page);
        }

        foreach (string doubt in _reader.Doubts)
        {
            writer.Warn(doubt);
        }
    }

    private void WritePage(CallPage page)
    {
        if (!page.IsList)
        {
            writer.Verbose($"{call.Target.Path} answered without a list; the answer is written as it is.");
            Write(page.Answer);
            return;
        }

        ReportOtherMembers(page);
        WriteAll(page.Items);
        CallTally tally = _reader.Tally;
        writer.Progress(
            call.Target.Path,
            string.Create(CultureInfo.CurrentCulture, $"{tally.Received:N0} items received, page {tally.Pages:N0}"),
            tally.Announced is > 0 and { } all ? Math.Min(1, tally.Received / (double)all) : null);
    }

    /// <summary>Reports members besides the list, once, as all pages of a list are alike.</summary>
    private void ReportOtherMembers(CallPage page)
    {
        string others = string.Join(", ", page.OtherMembers.Select(m => session.Client.Tokens.Texts.Clean(m)));
        if (_reader.Tally.Pages == 1 && others.Length > 0)
        {
            writer.Verbose($"The answer of {call.Target.Path} also has {others}, which -All leaves out.");
        }
    }

    private void Write(CallAnswer answer)
    {
        if (answer.IsWebPage)
        {
            writer.Warn($"{call.Target.Path} answered with a web page; a proxy's own page is the usual cause.");
        }

        if (answer.Json is { ValueKind: JsonValueKind.Array } list)
        {
            WriteAll([.. list.EnumerateArray()]);
        }
        else if (Content(answer) is { } content)
        {
            writer.Write(content);
        }
    }

    private static object? Content(CallAnswer answer) =>
        answer.Json is { } json ? PowerShellJson.From(json) : (object?)answer.Text ?? answer.Bytes;

    // Built here and not on the pipeline's thread, as the page is disposed of by then.
    private void WriteAll(IReadOnlyList<JsonElement> items) =>
        writer.WriteAll(items.Select(PowerShellJson.From).ToArray());
}
