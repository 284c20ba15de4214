using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

/// <summary>
/// A condition on what a query returns: a <see cref="FilterPredicate"/>, or a <see cref="FilterGroup"/> of conditions. It
/// never changes, belongs to no query, and says nothing to the platform until a query is made of it.
/// </summary>
public abstract record QueryFilter
{
    private protected QueryFilter()
    {
    }

    /// <summary>The condition as a person reads it, such as <c>mediaType = voice and tTalk &gt;= 60000</c>.</summary>
    public string Text => Filters.FilterText.Of(this);

    /// <summary>The levels that were named for it, each once; empty where the catalogue decides.</summary>
    public IReadOnlyList<string> Levels => Predicates.Select(p => p.Level).OfType<string>().Distinct().ToReadOnly();

    /// <summary>Every predicate in it, in order.</summary>
    internal abstract IEnumerable<FilterPredicate> Predicates { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Text;
}

/// <summary>How the conditions of a group come together.</summary>
public enum FilterCombination
{
    /// <summary>All of them must hold.</summary>
    All,

    /// <summary>Any one of them is enough.</summary>
    Any,
}

/// <summary>Several conditions together.</summary>
public sealed record FilterGroup : QueryFilter
{
    internal FilterGroup(FilterCombination combination, IReadOnlyList<QueryFilter> parts)
    {
        Combination = combination;
        Parts = parts.ToReadOnly();
    }

    /// <summary>Whether all of them must hold, or any one.</summary>
    public FilterCombination Combination { get; }

    /// <summary>The conditions, two at least.</summary>
    public IReadOnlyList<QueryFilter> Parts { get; }

    internal override IEnumerable<FilterPredicate> Predicates => Parts.SelectMany(p => p.Predicates);
}
