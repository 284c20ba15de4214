namespace GenesysReporting.Documents.Html;

/// <summary>Text that is markup already, such as a class name of ours; never text of a report.</summary>
/// <param name="Text">The markup.</param>
internal readonly record struct Markup(string Text);
