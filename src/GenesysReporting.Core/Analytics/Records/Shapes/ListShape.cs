using System.Runtime.CompilerServices;
using GenesysReporting.Json;

namespace GenesysReporting.Analytics.Records.Shapes;

/// <summary>A list; null is an empty one.</summary>
internal sealed class ListShape(ValueShape item) : ValueShape
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Check(ref JsonCursor json)
    {
        if (json.TryEnterArray())
        {
            while (json.NextItem())
            {
                item.Check(ref json);
            }
        }
    }
}
