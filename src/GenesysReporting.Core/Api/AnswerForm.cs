using System.Text;
using System.Text.Json;
using GenesysReporting.Json;

namespace GenesysReporting.Api;

/// <summary>The shape of a successful answer.</summary>
internal enum AnswerShape
{
    /// <summary>An object with the list that was asked for, which may be empty.</summary>
    Listed,

    /// <summary>An object of the family without its list.</summary>
    Unlisted,

    /// <summary>An object without any members.</summary>
    Nothing,

    /// <summary>Another object, an array, a text, a number, true, false or null.</summary>
    Foreign,
}

/// <summary>
/// The form of one kind of answer, and the rule by which answers of queries, jobs and look-ups prove their shape: an answer is
/// an object with at least one of its members.
/// </summary>
/// <param name="lists">The members of which at least one has the results.</param>
/// <param name="others">Its other members.</param>
internal sealed class AnswerForm(IReadOnlyList<string> lists, IReadOnlyList<string> others)
{
    /// <summary>Gets the text of the form, for errors.</summary>
    public string Words => $"an object with '{string.Join("' or '", lists.Count > 0 ? lists : others)}'";

    /// <summary>Returns the shape of an answer; throws a <see cref="JsonException"/> if it is not JSON.</summary>
    public AnswerShape Judge(ReadOnlySpan<byte> utf8)
    {
        var json = new JsonCursor(utf8);
        int start = json.ValueStart();
        if (start < utf8.Length && utf8[start] != '{')
        {
            json.Skip();
            json.ExpectEnd();
            return AnswerShape.Foreign;
        }

        (bool isListed, bool isOwn, bool isNothing) = (false, false, true);
        json.EnterObject();
        while (json.NextMember())
        {
            string name = Encoding.UTF8.GetString(json.Name);
            int value = json.ValueStart();
            json.Skip();
            isNothing = false;
            isListed |= lists.Contains(name) && json.Since(value)[0] == '[';
            isOwn |= lists.Contains(name) || others.Contains(name);
        }

        json.ExpectEnd();
        return isListed ? AnswerShape.Listed : isOwn ? AnswerShape.Unlisted : isNothing ? AnswerShape.Nothing : AnswerShape.Foreign;
    }

    /// <summary>True if an answer begins as an object: a long one is not read twice.</summary>
    public static bool IsObject(ReadOnlySpan<byte> utf8)
    {
        int start = new JsonCursor(utf8).ValueStart();
        return start < utf8.Length && utf8[start] == '{';
    }
}
