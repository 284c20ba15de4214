using System.Buffers.Binary;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Errors;

namespace GenesysReporting.Sandbox.Jobs;

/// <summary>Cursors of job results. They always have letters that must be encoded in an address.</summary>
internal static class JobCursor
{
    public static string Write(Job job, int from)
    {
        byte[] bytes = new byte[10];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(2), Dice.For(from, job.Id, 0, 0).Next());
        BinaryPrimitives.WriteInt32LittleEndian(bytes, from);
        return "c+/" + Convert.ToBase64String(bytes);
    }

    /// <exception cref="ApiError">The cursor is not of this job.</exception>
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
