namespace GenesysReporting.Rows;

/// <summary>Warns of data that rows cannot show, once per subject.</summary>
/// <param name="warn">Gets the text of a warning.</param>
internal sealed class RowNotes(Action<string> warn)
{
    private readonly HashSet<string> _subjects = new(StringComparer.Ordinal);

    public void WarnOnce(string subject, string text)
    {
        bool isNew;
        lock (_subjects)
        {
            isNew = _subjects.Add(subject);
        }

        if (isNew)
        {
            warn(text);
        }
    }
}
