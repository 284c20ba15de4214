using GenesysReporting.Names;

namespace GenesysReporting.Stores.Tests;

/// <summary>Names with the times between which they were seen.</summary>
public sealed class NameSyncTests
{
    private static readonly DateTimeOffset Before = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = new(2026, 6, 10, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_name_is_seen_from_now() => Assert.Equal(
        ["q1 Billing 10 -"], Merge([], ["q1 Billing"])!);

    [Fact]
    public void Nothing_changes_without_a_change() => Assert.Null(Merge([Row("q1", "Billing")], ["q1 Billing"]));

    [Fact]
    public void A_renamed_queue_has_a_row_for_each_name() => Assert.Equal(
        ["q1 Billing 01 10", "q1 Bills 10 -"], Merge([Row("q1", "Billing")], ["q1 Bills"])!);

    [Fact]
    public void A_name_that_is_gone_ends() => Assert.Equal(["q1 Billing 01 10"], Merge([Row("q1", "Billing")], [])!);

    [Fact]
    public void A_name_that_is_missing_from_a_list_in_part_stays() => Assert.Null(Merge([Row("q1", "Billing")], [], isWhole: false));

    [Fact]
    public void A_name_that_comes_back_has_another_row() => Assert.Equal(
        ["q1 Billing 01 01", "q1 Billing 10 -"], Merge([[.. Row("q1", "Billing")[..4], Before]], ["q1 Billing"])!);

    private static object?[] Row(string id, string name) => [id, name, null, Before, null];

    private static string[]? Merge(object?[][] known, string[] seen, bool isWhole = true)
    {
        GenesysEntity[] entities = [.. seen.Select(s => s.Split(' ')).Select(s => new GenesysQueue { Id = s[0], Name = s[1] })];
        return NameSync.Merge(known, entities, isWhole, Now)
            ?.Select(r => $"{r[0]} {r[1]} {((DateTimeOffset)r[3]!).Day:00} {(r[4] is DateTimeOffset to ? to.Day.ToString("00", System.Globalization.CultureInfo.InvariantCulture) : "-")}")
            .ToArray();
    }
}
