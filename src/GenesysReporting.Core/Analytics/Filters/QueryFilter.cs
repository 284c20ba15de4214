using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

/// <summary>
/// A condition on the results of a query: a <see cref="FilterPredicate"/>, or a <see cref="FilterGroup"/> of conditions. It
/// is immutable and does not depend on a query.
/// </summary>
public abstract record QueryFilter
{
    private protected QueryFilter()
    {
    }

    /// <summary>The condition as readable text, such as <c>mediaType = voice and tTalk &gt;= 60000</c>.</summary>
    public string Text => Filters.FilterText.Of(this);

    /// <summary>The levels that were given for it, each once; empty where the catalogue decides.</summary>
    public IReadOnlyList<string> Levels => Predicates.Select(p => p.Level).OfType<string>().Distinct().ToReadOnly();

    /// <summary>All predicates in it, in order.</summary>
    internal abstract IEnumerable<FilterPredicate> Predicates { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Text;
}

/// <summary>The way in which the conditions of a group are combined.</summary>
public enum FilterCombination
{
    /// <summary>All conditions must hold.</summary>
    All,

    /// <summary>Any one condition is enough.</summary>
    Any,
}

/// <summary>A combination of several conditions.</summary>
public sealed record FilterGroup : QueryFilter
{
    internal FilterGroup(FilterCombination combination, IReadOnlyList<QueryFilter> parts)
    {
        Combination = combination;
        Parts = parts.ToReadOnly();
    }

    /// <summary>The combination: all conditions must hold, or any one.</summary>
    public FilterCombination Combination { get; }

    /// <summary>The conditions, two at least.</summary>
    public IReadOnlyList<QueryFilter> Parts { get; }

    internal override IEnumerable<FilterPredicate> Predicates => Parts.SelectMany(p => p.Predicates);
}
