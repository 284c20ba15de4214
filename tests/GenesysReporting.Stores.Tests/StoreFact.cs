using Xunit.Abstractions;
using Xunit.Sdk;

namespace GenesysReporting.Stores.Tests;

/// <summary>A test that is skipped, with the reason, in classes that need a server which is not on this machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("GenesysReporting.Stores.Tests.StoreFactDiscoverer", "GenesysReporting.Stores.Tests")]
public sealed class StoreFactAttribute : FactAttribute;

/// <summary>Marks a class whose tests, those of its base class included, need PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPostgreSqlAttribute : Attribute;

/// <summary>Finds the tests that are marked with <see cref="StoreFactAttribute"/>.</summary>
public sealed class StoreFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new StoreTestCase(messages, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
}

/// <summary>A test whose class decides if it is skipped.</summary>
public sealed class StoreTestCase : XunitTestCase
{
    /// <summary>Called by the runner alone.</summary>
    [Obsolete("Called by the runner alone.")]
    public StoreTestCase()
    {
    }

    public StoreTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    /// <inheritdoc/>
    protected override string? GetSkipReason(IAttributeInfo factAttribute) => base.GetSkipReason(factAttribute)
        ?? (TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsPostgreSqlAttribute)).Any() ? PostgreSqlServer.Missing : null);
}
