using GenesysReporting.Errors;
using GenesysReporting.Protection;
using GenesysReporting.Sandbox;

namespace GenesysReporting.Stores.Tests;

/// <summary>Bringing stores up to date, on a sandbox whose conversations change late.</summary>
public sealed class SyncRunTests
{
    private static readonly DateOnly Since = new(2026, 5, 28);
    private static readonly SyncOptions First = new() { Since = Since, Data = SyncFixture.AllData };

    [Fact]
    public async Task A_new_store_has_every_day_up_to_the_present()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        StoreSummary summary = await fixture.SyncAsync("a.db", First);

        Assert.Equal((StoreOutcome.Complete, 14 * 3, 0), (summary.Outcome, summary.DaysDone, summary.DaysLeft));
        Assert.Equal(["Finished | 39", "Partial | 3"], fixture.Query("a.db", "SELECT state, count(*) FROM store_days GROUP BY state"));
        string[] counts = fixture.Query("a.db", "SELECT day, records FROM store_days WHERE data = 'Conversations' AND records <> (SELECT count(*) FROM conversations c WHERE c.day = store_days.day)");
        Assert.Empty(counts);
        Assert.NotEqual("0", fixture.Query("a.db", "SELECT count(*) FROM conversations")[0]);
        Assert.Equal("0", fixture.Query("a.db", "SELECT count(*) FROM conversations WHERE day <> substr(start_time, 1, 10)")[0]);
        Assert.Equal(summary.Rows.ToString(System.Globalization.CultureInfo.InvariantCulture), fixture.Query("a.db", "SELECT sum(row_count) FROM store_days")[0]);
        Assert.NotEqual("0", fixture.Query("a.db", "SELECT count(*) FROM queues WHERE seen_to IS NULL")[0]);
    }

    /// <summary>Only days that are not final are fetched again: those of the look-back, and that of today.</summary>
    [Fact]
    public async Task The_next_night_fetches_only_days_that_may_have_changed()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        await fixture.SyncAsync("a.db", First);
        fixture.Time.Now = fixture.Time.Now.AddDays(1);
        StoreSummary summary = await fixture.SyncAsync("a.db", new SyncOptions());

        // 11 June so far, and 10, 9, 8 and 7 June: the last was three hours short of three days old. The data of jobs are six hours
        // older, so that the conversations of 6 June come too.
        Assert.Equal((StoreOutcome.Complete, (5 * 3) + 1), (summary.Outcome, summary.DaysDone));
    }

    /// <summary>Conversations start while it is read, so that its number is another at the end. The next run reads it again anyway.</summary>
    [Fact]
    public async Task A_day_that_is_not_over_is_read_once()
    {
        var today = new DateOnly(2026, 6, 10);
        await using SyncFixture fixture = await SyncFixture.StartAsync(
            new SandboxOptions { ConversationsPerDay = 1000 }, new DateTimeOffset(today, new TimeOnly(15, 0), TimeSpan.Zero));
        StoreSummary summary = await fixture.SyncAsync(
            "a.db", new SyncOptions { Since = today, ThrottleLimit = 1 }, _ => fixture.Time.Now += TimeSpan.FromMinutes(5));

        string[] pages = [.. fixture.Server.Requests.Select(r => r.BodyText).Where(b => b?.Contains("\"pageNumber\"", StringComparison.Ordinal) == true)!];
        Assert.InRange(pages.Length, 4, 20);
        Assert.Distinct(pages);
        Assert.Equal((StoreOutcome.Complete, "Partial"), (summary.Outcome, fixture.Query("a.db", "SELECT state FROM store_days")[0]));
        Assert.Empty(summary.Failures);
    }

    [Fact]
    public async Task How_far_the_data_of_jobs_reach_is_asked_once_a_run()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        StoreSummary summary = await fixture.SyncAsync("a.db", new SyncOptions { Since = Since });

        Assert.Single(fixture.Server.Requests, r => r.PathAndQuery.EndsWith("/jobs/availability", StringComparison.Ordinal));
        // 28 May to 8 June: the data reach to 21:00 on 9 June.
        Assert.Equal("12", fixture.Query("a.db", "SELECT count(*) FROM store_days WHERE source = 'Job' AND watermark IS NOT NULL")[0]);
        Assert.Equal(StoreOutcome.Complete, summary.Outcome);
    }

    [Fact]
    public async Task After_weeks_of_nights_the_store_equals_one_that_was_read_at_once()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync(now: new DateTimeOffset(2026, 5, 30, 3, 0, 0, TimeSpan.Zero));
        long changed = 0;
        // Everything has changed for the last time when the last day is as old as the look-back.
        SyncOptions options = First with { LookBack = TimeSpan.FromDays(42) };
        for (int night = 0; night < 3; night++)
        {
            changed += (await fixture.SyncAsync("nights.db", options)).Changed;
            fixture.Time.Now = fixture.Time.Now.AddDays(15);
        }

        await fixture.SyncAsync("nights.db", options);
        await fixture.SyncAsync("once.db", First);
        Assert.Equal(fixture.Dump("once.db", new DateOnly(2026, 6, 1)), fixture.Dump("nights.db", new DateOnly(2026, 6, 1)));
    }

    /// <summary>However old: a conversation that ends or opens again is active on a day that is fetched.</summary>
    [Fact]
    public async Task Conversations_that_end_late_or_open_again_are_replaced_after_the_look_back()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync(now: new DateTimeOffset(2026, 5, 30, 3, 0, 0, TimeSpan.Zero));
        (long changed, SyncOptions options) = (0, First with { Data = [StoreData.Conversations, StoreData.UserDetails], LookBack = TimeSpan.FromDays(1) });
        for (int night = 0; night < 30; night++)
        {
            changed += (await fixture.SyncAsync("nights.db", options)).Changed;
            fixture.Time.Now = fixture.Time.Now.AddDays(night % 7 == 6 ? 3 : 1);
        }

        await fixture.SyncAsync("nights.db", options);
        await fixture.SyncAsync("once.db", options);
        const string Life = "SELECT conversation_id, start_time, end_time FROM conversations WHERE day < '2026-06-15' ORDER BY 1";
        const string Segments = "SELECT conversation_id, session_id, segment_type, start_time, end_time FROM segments WHERE day < '2026-06-15' ORDER BY 1, 2, 3, 4, 5";
        const string Spans = "SELECT span_id, end_time FROM user_presence WHERE day < '2026-06-15' ORDER BY 1";
        foreach (string sql in new[] { Life, Segments, Spans })
        {
            Assert.Equal(fixture.Query("once.db", sql), fixture.Query("nights.db", sql));
        }

        Assert.True(changed > 20, $"{changed} changed");
    }

    [Fact]
    public async Task A_day_that_fails_stays_to_be_done_and_the_others_go_on()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        fixture.Server.AddDayFault("ServiceUnavailable", "2026-06-02");
        StoreSummary summary = await fixture.SyncAsync("a.db", First with { Data = [StoreData.Conversations] });

        Assert.Equal((StoreOutcome.Incomplete, 13), (summary.Outcome, summary.DaysDone));
        Assert.Contains("2026-06-02", Assert.Single(summary.Failures), StringComparison.Ordinal);
        Assert.Equal("0", fixture.Query("a.db", "SELECT count(*) FROM conversations WHERE day = '2026-06-02'")[0]);
        fixture.Server.ClearFaults();
        Assert.Equal(StoreOutcome.Complete, (await fixture.SyncAsync("a.db", new SyncOptions())).Outcome);
        Assert.NotEqual("0", fixture.Query("a.db", "SELECT count(*) FROM conversations WHERE day = '2026-06-02'")[0]);
        Assert.Empty(fixture.Query("a.db", "SELECT day FROM store_days WHERE failure IS NOT NULL"));
    }

    [Fact]
    public async Task Without_the_permission_the_days_that_are_not_tried_stay_counted()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        fixture.Server.AddFault("Forbidden", "/api/v2/analytics/conversations/details/*", int.MaxValue);
        StoreSummary summary = await fixture.SyncAsync("a.db", First with { Data = [StoreData.Conversations] });

        Assert.Equal((StoreOutcome.Incomplete, 0, 13), (summary.Outcome, summary.DaysDone, summary.DaysLeft));
        Assert.Single(summary.Failures);
    }

    /// <summary>Without the permission for jobs, nothing but their ids leads to the conversations of final days.</summary>
    [Fact]
    public async Task Without_jobs_open_conversations_are_asked_for_by_their_ids()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        fixture.Server.AddFault("Forbidden", "/api/v2/analytics/conversations/details/jobs/*", int.MaxValue);
        SyncOptions options = First with { Since = new DateOnly(2026, 6, 1), Data = [StoreData.Conversations], LookBack = TimeSpan.FromDays(1) };
        StoreSummary summary = await fixture.SyncAsync("a.db", options);
        Assert.Contains(summary.Notes, n => n.Contains("attributes are missing", StringComparison.Ordinal));
        const string Ends = "SELECT conversation_id, end_time FROM conversations WHERE day < '2026-06-08' ORDER BY 1";
        string[] before = fixture.Query("a.db", Ends);

        fixture.Time.Now = fixture.Time.Now.AddDays(40);
        summary = await fixture.SyncAsync("a.db", options);
        await fixture.SyncAsync("once.db", options);

        Assert.True(summary.Changed > 3, summary.ToString());
        Assert.Contains(fixture.Server.Requests, r => r.Method == "GET" && r.PathAndQuery.StartsWith("/api/v2/analytics/conversations/details?id=", StringComparison.Ordinal));
        Assert.NotEqual(before, fixture.Query("a.db", Ends));
        string[] open = fixture.Query("once.db", "SELECT conversation_id FROM conversations WHERE end_time IS NULL ORDER BY 1");
        Assert.Equal(open, fixture.Query("a.db", "SELECT conversation_id FROM conversations WHERE end_time IS NULL ORDER BY 1"));
    }

    /// <summary>Status 200 proves nothing: a page lacks a conversation that the platform counts.</summary>
    [Fact]
    public async Task A_day_whose_answers_lack_a_conversation_keeps_its_rows_and_is_not_finished()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        SyncOptions options = First with { Since = new DateOnly(2026, 6, 9), Data = [StoreData.Conversations] };
        await fixture.SyncAsync("a.db", options);
        string[] before = fixture.Query("a.db", "SELECT conversation_id FROM conversations WHERE day = '2026-06-09' ORDER BY 1");
        fixture.Server.AddFault("DropRecord", "/api/v2/analytics/conversations/details/query", int.MaxValue);
        fixture.Time.Now = fixture.Time.Now.AddHours(1);
        StoreSummary summary = await fixture.SyncAsync("a.db", new SyncOptions());

        Assert.Equal(StoreOutcome.Incomplete, summary.Outcome);
        Assert.Contains("2026-06-09", Assert.Single(summary.Failures), StringComparison.Ordinal);
        Assert.Equal(before, fixture.Query("a.db", "SELECT conversation_id FROM conversations WHERE day = '2026-06-09' ORDER BY 1"));
        Assert.Contains("not complete", fixture.Query("a.db", "SELECT failure FROM store_days WHERE day = '2026-06-09'")[0], StringComparison.Ordinal);
        fixture.Server.ClearFaults();
        Assert.Equal(StoreOutcome.Complete, (await fixture.SyncAsync("a.db", new SyncOptions())).Outcome);
        Assert.Equal("-", fixture.Query("a.db", "SELECT failure FROM store_days WHERE day = '2026-06-09'")[0]);
    }

    /// <summary>A value of another kind than the contract's costs that value, and neither the record nor the run.</summary>
    [Fact]
    public async Task A_value_that_cannot_be_read_is_left_out_and_noted()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync(transport: new MarkedTransport());
        StoreSummary summary = await fixture.SyncAsync("a.db", First with { Since = new DateOnly(2026, 6, 7), Data = [StoreData.Conversations] });

        Assert.Equal((StoreOutcome.Complete, 4), (summary.Outcome, summary.DaysDone));
        string note = summary.Notes.First(n => n.Contains("participants[0].sessions[0].recording", StringComparison.Ordinal));
        string[] damaged = [.. fixture.Query("a.db", "SELECT conversation_id FROM conversations").Where(id => note.Contains(id, StringComparison.Ordinal))];
        Assert.Equal(["-"], fixture.Query("a.db", $"SELECT DISTINCT coalesce(recording, '-') FROM sessions WHERE conversation_id = '{Assert.Single(damaged)}' AND rowid = (SELECT min(rowid) FROM sessions WHERE conversation_id = '{damaged[0]}')"));
        Assert.All(await fixture.TestAsync("a.db", 2), d => Assert.True(d.IsEqual, d.ToString()));
    }

    [Fact]
    public async Task The_store_of_another_organisation_is_refused_untouched()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        await fixture.SyncAsync("a.db", First with { Since = new DateOnly(2026, 6, 9) });
        await using SyncFixture other = await SyncFixture.StartAsync(new SandboxOptions { Seed = 2, ConversationsPerDay = 40, OrganizationName = "Other" });
        File.Copy(fixture.At("a.db").Path, other.At("a.db").Path);

        Assert.Equal("OtherOrganization", (await Assert.ThrowsAsync<InputException>(() => other.SyncAsync("a.db", new SyncOptions()))).ErrorId);
    }

    [Fact]
    public async Task Days_older_than_the_retention_are_an_error_with_their_number_until_they_are_accepted()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync(new SandboxOptions { ConversationsPerDay = 40, RetentionDays = 40 });
        SyncOptions options = First with { Since = new DateOnly(2026, 4, 20), Data = [StoreData.Conversations] };
        var error = await Assert.ThrowsAsync<InputException>(() => fixture.SyncAsync("a.db", options));

        Assert.Equal("StoreGap", error.ErrorId);
        Assert.Contains("2026-04-20 to 2026-04-30 (11 days)", error.Message, StringComparison.Ordinal);
        StoreSummary summary = await fixture.SyncAsync("a.db", options with { AcceptGap = true });
        Assert.Equal((StoreOutcome.Complete, 41), (summary.Outcome, summary.DaysDone));
        Assert.Equal("11", fixture.Query("a.db", "SELECT count(*) FROM store_days WHERE state = 'Gap'")[0]);
    }

    [Fact]
    public async Task The_time_ends_on_a_boundary_and_the_newest_days_come_first()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        SyncOptions options = First with { Data = [StoreData.Conversations], Newest = true, MaxDuration = TimeSpan.FromDays(10) };
        var finished = new List<string>();
        DateTimeOffset begun = fixture.Time.Now;
        for (int run = 0; run < 6; run++)
        {
            fixture.Time.Now = begun.AddMinutes(run);
            // Each day takes three of the ten days, so that the fourth is the last of a run.
            StoreSummary summary = await fixture.SyncAsync("a.db", options, progress: p => fixture.Time.Passed += p.Current is null ? TimeSpan.FromDays(3) : TimeSpan.Zero);
            Assert.Equal((StoreOutcome.TimeOver, 4), (summary.Outcome, summary.DaysDone));
            finished.AddRange(fixture.Query("a.db", "SELECT min(day) || ' ' || count(*) FROM store_days WHERE state = 'Finished'"));
        }

        // Today first, then days that were never finished, and at last those that are fetched again: 9 to 6 June, of which none waits twice.
        Assert.Equal(["2026-06-07 3", "2026-06-04 6", "2026-06-01 9", "2026-05-29 12", "2026-05-28 13", "2026-05-28 13"], finished);
        Assert.Equal("4", fixture.Query("a.db", $"SELECT count(*) FROM store_days WHERE day BETWEEN '2026-06-06' AND '2026-06-09' AND fetched_at >= '{begun.AddMinutes(4).UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}'")[0]);
    }

    [Fact]
    public async Task Personal_data_are_protected_before_they_are_stored_and_in_the_same_way_later()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        SyncOptions options = First with { Since = new DateOnly(2026, 6, 7), Data = [StoreData.Conversations], KeepRaw = true };
        await fixture.SyncAsync("plain.db", options);
        ProtectionRules rules = ProtectionRules.Of([KeyValuePair.Create("Ani", "Hash"), KeyValuePair.Create("CustomerName", "Drop"), KeyValuePair.Create("Attributes", "Drop")]);
        RecordProtection protection = RecordProtection.Of(rules, "sixteen bytes are needed"u8);
        await fixture.SyncAsync("safe.db", options, protection: protection);

        string[] callers = fixture.Query("plain.db", "SELECT DISTINCT ani FROM sessions WHERE ani LIKE 'tel:%' AND ani NOT IN (SELECT dnis FROM sessions WHERE dnis IS NOT NULL UNION SELECT session_dnis FROM sessions WHERE session_dnis IS NOT NULL)");
        Assert.NotEmpty(callers);
        string stored = File.ReadAllText(fixture.At("safe.db").Path, System.Text.Encoding.Latin1);
        Assert.All(callers, caller => Assert.DoesNotContain(caller, stored, StringComparison.Ordinal));
        Assert.Equal("0", fixture.Query("safe.db", "SELECT count(*) FROM attributes")[0]);
        // The same caller has the same hash, so that repeat callers still join.
        const string Repeats = "SELECT count(*) FROM (SELECT ani FROM conversations WHERE ani IS NOT NULL GROUP BY ani HAVING count(*) > 1)";
        Assert.Equal(fixture.Query("plain.db", Repeats), fixture.Query("safe.db", Repeats));

        foreach (RecordProtection? other in new[] { null, RecordProtection.Of(rules, "another key, as long as that"u8) })
        {
            Assert.Equal("ProtectionChanged", (await Assert.ThrowsAsync<InputException>(() => fixture.SyncAsync("safe.db", new SyncOptions(), protection: other))).ErrorId);
        }

        Assert.Equal(StoreOutcome.Complete, (await fixture.SyncAsync("safe.db", new SyncOptions(), protection: protection)).Outcome);
        Assert.DoesNotContain(await fixture.TestAsync("safe.db", 2, protection: protection), d => d.Late > 0);
    }

    [Fact]
    public async Task Removed_conversations_do_not_come_back()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        await fixture.SyncAsync("a.db", First with { Since = new DateOnly(2026, 6, 7), Data = [StoreData.Conversations] });
        string id = fixture.Query("a.db", "SELECT conversation_id FROM conversations WHERE day = '2026-06-09' LIMIT 1")[0];
        await using (IStore store = await ((IStoreFactory)new StoreFactory()).OpenAsync(fixture.At("a.db"), StoreAccess.Change, fixture.Time, default))
        {
            StoreRemoval removal = await StoreEraser.RemoveAsync(store, fixture.At("a.db"), [id, "unknown"], null, "1.0", default);
            Assert.Equal((1, "unknown"), (removal.Removed, Assert.Single(removal.NotFound)));
        }

        fixture.Time.Now = fixture.Time.Now.AddDays(1);
        await fixture.SyncAsync("a.db", new SyncOptions());
        Assert.Empty(fixture.Query("a.db", $"SELECT 1 FROM conversations WHERE conversation_id = '{id}' UNION SELECT 1 FROM segments WHERE conversation_id = '{id}'"));
        Assert.All(await fixture.TestAsync("a.db", 3), d => Assert.Equal(0, d.Lost));
    }

    [Fact]
    public async Task What_is_older_than_a_day_is_removed_and_not_fetched_again()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        await fixture.SyncAsync("a.db", First with { Since = new DateOnly(2026, 6, 5) });
        await using (IStore store = await ((IStoreFactory)new StoreFactory()).OpenAsync(fixture.At("a.db"), StoreAccess.Change, fixture.Time, default))
        {
            Assert.True((await StoreEraser.RemoveAsync(store, fixture.At("a.db"), [], new DateOnly(2026, 6, 8), "1.0", default)).Removed > 0);
        }

        await fixture.SyncAsync("a.db", new SyncOptions());
        foreach (string table in new[] { "store_days", "conversations", "segments", "user_presence", "queue_intervals" })
        {
            Assert.Equal("2026-06-08", fixture.Query("a.db", $"SELECT min(day) FROM {table}")[0]);
        }
    }

    [Theory]
    [InlineData(null, "SinceMissing")]
    [InlineData("2026-06-11", "SinceInFuture")]
    public async Task A_first_day_is_needed_and_has_begun(string? since, string errorId)
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();

        SyncOptions options = First with { Since = since is null ? null : DateOnly.Parse(since, System.Globalization.CultureInfo.InvariantCulture) };
        Assert.Equal(errorId, (await Assert.ThrowsAsync<InputException>(() => fixture.SyncAsync("a.db", options))).ErrorId);
    }
}
