using System.Buffers;
using System.Text.Unicode;

namespace NtkWorkbench.Formats;

/// <summary>Says where a file is not UTF-8.</summary>
internal static class Utf8File
{
    private const int BufferSize = 1 << 16;

    /// <summary>The error of a file with bytes that are not UTF-8, at the line of the first.</summary>
    public static JobException Invalid(string path)
    {
        var errors = new FileInputErrors(path);
        using Stream bytes = PackedFile.Open(path).Bytes;
        (int line, byte value) = InputFile.Guard(path, () => FirstInvalid(bytes));
        errors.AddAt(line, 1, "", 1, $"the byte 0x{value:X2} is not UTF-8, expected UTF-8 text");
        return new JobException(errors.Found);
    }

    private static (int Line, byte Value) FirstInvalid(Stream stream)
    {
        byte[] bytes = new byte[BufferSize];
        char[] characters = new char[BufferSize];
        int line = 1, kept = 0;
        while (true)
        {
            int count = stream.Read(bytes, kept, bytes.Length - kept);
            Span<byte> read = bytes.AsSpan(0, kept + count);
            OperationStatus status =
                Utf8.ToUtf16(read, characters, out int valid, out _, replaceInvalidSequences: false, isFinalBlock: count == 0);
            line += read[..valid].Count((byte)'\n');
            if (status == OperationStatus.InvalidData)
                return (line, read[valid]);
            if (count == 0)
                throw new InvalidOperationException("all of the file is UTF-8");
            read[valid..].CopyTo(bytes);
            kept = read.Length - valid;
        }
    }
}
