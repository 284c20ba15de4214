namespace GenesysReporting.Sandbox.Data;

/// <summary>The days that the organisation keeps: today, and a number of UTC days before it.</summary>
internal sealed class Retention(SandboxOptions options)
{
    public int Days => options.RetentionDays;

    /// <summary>The start of the oldest day that is kept; everything before it is gone.</summary>
    public DateTimeOffset FirstDay =>
        new DateTimeOffset(options.Time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(-options.RetentionDays);
}
