namespace GenesysReporting.Rows;

/// <summary>Says what rows cannot show, each once.</summary>
/// <param name="say">Takes a sentence for a warning.</param>
internal sealed class RowNotes(Action<string> say)
{
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    public void Once(string subject, string text)
    {
        bool isNew;
        lock (_said)
        {
            isNew = _said.Add(subject);
        }

        if (isNew)
        {
            say(text);
        }
    }
}
