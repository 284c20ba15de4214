using System.Runtime.CompilerServices;
using GenesysReporting.Json;

namespace GenesysReporting.Protection;

/// <summary>Walks through a record once, and notes what is protected and what is searched.</summary>
internal ref struct RecordWalk(ReadOnlySpan<byte> utf8, RecordEdits edits, ValueHash? hash)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private JsonCursor _json = new(utf8);

    /// <summary>Walks through the whole text; throws a <see cref="System.Text.Json.JsonException"/> if it is not JSON.</summary>
    public void Run(MemberRule rule)
    {
        Value(rule, isRemoved: false);
        _json.ExpectEnd();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Value(MemberRule rule, bool isRemoved)
    {
        int start = _json.ValueStart();
        byte first = start < _utf8.Length ? _utf8[start] : (byte)0;
        if (first == '{' && !rule.IsFixed)
        {
            Object(rule, isRemoved);
        }
        else if (first == '[' && !rule.IsFixed)
        {
            _json.EnterArray();
            while (_json.NextItem())
            {
                Value(rule, isRemoved);
            }
        }
        else
        {
            _json.Skip();
            Scalar(rule, isRemoved, start, first);
        }
    }

    private readonly void Scalar(MemberRule rule, bool isRemoved, int start, byte first)
    {
        if (rule.IsFixed || first == 'n')
        {
            return;
        }

        int end = start + _json.Since(start).Length;
        if (rule.Action is { } action)
        {
            edits.Protect(_utf8, start, end, action, isRemoved, hash);
        }
        else if (first is not ((byte)'t' or (byte)'f') && !isRemoved)
        {
            edits.Search(start, end);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Object(MemberRule rule, bool isRemoved)
    {
        MemberRule own = rule.Choose?.Invoke(_json) ?? rule;
        _json.EnterObject();
        bool hasKept = false;

        // The start of members that are removed before the first that stays, and the end of the last one.
        (int removedFrom, int end) = (-1, 0);
        while (true)
        {
            int before = _json.ValueStart();
            if (!_json.NextMember())
            {
                break;
            }

            MemberRule member = own.Find(_json.Name);
            bool removes = member.IsLeftOut && !isRemoved;
            if (!removes && !isRemoved)
            {
                if (removedFrom >= 0)
                {
                    // With the comma, which is there because another member came before.
                    edits.Remove(removedFrom, before + 1);
                    removedFrom = -1;
                }

                hasKept = true;
                Name(own, before);
            }

            Value(member, isRemoved || removes);
            end = before + _json.Since(before).Length;
            if (removes && hasKept)
            {
                edits.Remove(before, end);
            }
            else if (removes && removedFrom < 0)
            {
                removedFrom = before;
            }
        }

        if (removedFrom >= 0)
        {
            edits.Remove(removedFrom, end);
        }
    }

    private readonly void Name(MemberRule rule, int before)
    {
        if (rule.NamesAreText)
        {
            int start = before + _utf8[before..].IndexOf((byte)'"');
            edits.SearchName(start, JsonStrings.End(_utf8, start));
        }
    }
}
