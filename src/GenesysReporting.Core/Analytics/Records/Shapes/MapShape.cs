using System.Runtime.CompilerServices;
using GenesysReporting.Json;

namespace GenesysReporting.Analytics.Records.Shapes;

/// <summary>An object whose members are all of one kind, or null.</summary>
internal sealed class MapShape(ValueShape value) : ValueShape
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Check(ref JsonCursor json)
    {
        if (json.TryNull())
        {
            return;
        }

        json.EnterObject();
        while (json.NextMember())
        {
            value.Check(ref json);
        }
    }
}
