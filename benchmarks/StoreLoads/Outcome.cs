namespace StoreLoads;

/// <summary>The result of one piece of work.</summary>
/// <param name="Elapsed">The time that it took, without the start of the process and the sign-in.</param>
/// <param name="Records">The number of conversations.</param>
/// <param name="Rows">The number of rows in all tables.</param>
/// <param name="Requests">The number of requests.</param>
internal sealed record Outcome(TimeSpan Elapsed, long Records, long Rows, long Requests);
