namespace StoreLoads;

/// <summary>The machine's clock, moved so that a day begins now.</summary>
/// <param name="day">The day.</param>
internal sealed class ShiftedTime(DateOnly day) : TimeProvider
{
    private readonly TimeSpan _shift = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
}
