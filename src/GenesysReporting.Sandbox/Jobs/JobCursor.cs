using System.Buffers.Binary;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Errors;

namespace GenesysReporting.Sandbox.Jobs;

/// <summary>Where the next page of a job begins. It always has letters that an address must have encoded.</summary>
internal static class JobCursor
{
    public static string Write(Job job, int from)
    {
        byte[] bytes = new byte[10];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(2), Dice.For(from, job.Id, 0, 0).Next());
        BinaryPrimitives.WriteInt32LittleEndian(bytes, from);
        return "c+/" + Convert.ToBase64String(bytes);
    }

    /// <exception cref="ApiError">It is not one that this job has given out.</exception>
    public static int Read(Job job, string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return 0;
        }

        byte[] bytes = new byte[10];
        bool whole = cursor.StartsWith("c+/", StringComparison.Ordinal)
            && Convert.TryFromBase64String(cursor[3..], bytes, out int count) && count == bytes.Length;
        int from = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return whole && Write(job, from) == cursor
            ? from
            : throw ApiErrors.BadRequest("The cursor is not one of this job's, or was not encoded as a part of an address.");
    }
}
