namespace GenesysReporting.Documents.Tests;

/// <summary>The tests that share one browser, one after another.</summary>
[CollectionDefinition(nameof(Browser))]
public sealed class BrowserTestGroup : ICollectionFixture<Browser>;

/// <summary>A test that is skipped, with the reason, where there is no browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.Program is null ? "Missing: Chromium or Chrome on the PATH." : null;
}
