namespace GenesysReporting.Rows;

/// <summary>One column of a flat row.</summary>
/// <typeparam name="T">What the row is made of.</typeparam>
/// <param name="Name">The heading; durations carry their unit in it.</param>
/// <param name="Read">The cell's value: text, a whole number, a boolean, or null for an empty cell.</param>
public sealed record RowColumn<T>(string Name, Func<T, RowOptions, object?> Read);
