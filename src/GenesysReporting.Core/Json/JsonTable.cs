using System.Runtime.CompilerServices;

namespace GenesysReporting.Json;

/// <summary>Reads the value of a member and stores it in an object.</summary>
internal delegate void MemberSetter<in T>(ref JsonCursor json, TextCache texts, T target);

/// <summary>
/// Reads JSON objects by a table of member names and setters. Members that are not in the table are skipped. Safe for use
/// from several threads.
/// </summary>
internal sealed class JsonTable<T>
    where T : class
{
    private readonly Utf8Lookup<MemberSetter<T>> _members;
    private readonly ItemReader<T> _read;
    private readonly Func<T> _create;

    public JsonTable(Func<T> create, params (string Name, MemberSetter<T> Set)[] members)
    {
        _members = new(members);
        _read = Read;
        _create = create;
    }

    /// <summary>Reads an object; of a null, a new object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Read(ref JsonCursor json, TextCache texts)
    {
        T target = _create();
        Fill(ref json, texts, target);
        return target;
    }

    /// <summary>Reads an array of objects without its nulls; a null is read as an empty array.</summary>
    public T[] ReadList(ref JsonCursor json, TextCache texts) => json.ReadArray(texts, _read);

    /// <summary>Reads an object into an existing one; a null sets nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Fill(ref JsonCursor json, TextCache texts, T target)
    {
        if (json.TryReadNull())
        {
            return;
        }

        json.EnterObject();
        while (json.NextMember())
        {
            if (_members.Find(json.Name) is { } set)
            {
                set(ref json, texts, target);
            }
            else
            {
                json.Skip();
            }
        }
    }
}
