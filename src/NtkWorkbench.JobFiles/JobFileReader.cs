namespace NtkWorkbench.JobFiles;

/// <summary>Reads the text of a job file.</summary>
internal static class JobFileReader
{
    // The comparison of a family names all its members.
    private const int SizeLimit = 1 << 23;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, without a byte order mark.</summary>
    public static string Read(string path)
    {
        ReadOnlySpan<byte> bytes = ReadBytes(path);
        if (bytes.Length > SizeLimit)
            throw FileInputErrors.Single(path, $"the file is larger than {SizeLimit >> 20} MiB, expected a job file");
        if (bytes.Contains((byte)0))
            throw FileInputErrors.Single(path, "the file is binary, expected a job file in YAML");
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException invalid)
        {
            int before = Encoding.UTF8.GetCharCount(bytes[..invalid.Index]);
            SourceSpan place = new SourceText(path, Encoding.UTF8.GetString(bytes)).SpanAt(before);
            throw new JobException(place.Problem($"the byte 0x{bytes[invalid.Index]:X2} is not UTF-8, expected UTF-8 text"));
        }
    }

    private static byte[] ReadBytes(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw FileInputErrors.Single("''", "must name a job file");
        if (Directory.Exists(path))
            throw FileInputErrors.Single(path, "is a folder, expected a job file");
        try
        {
            using FileStream file = Disk.Current.OpenRead(path);
            if (!file.CanSeek)
                throw FileInputErrors.Single(path, "must be a file, got a pipe or a device");
            // One byte more than allowed tells a large file without reading all of it; some files do not know their length.
            var buffer = new byte[(file.Length is > 0 and < SizeLimit and long length ? length : SizeLimit) + 1];
            return buffer[..file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw FileInputErrors.Single(path, "there is no such file, expected a job file");
        }
        catch (Exception error) when (FileErrors.AreOf(error) || error is ArgumentException or NotSupportedException)
        {
            throw FileInputErrors.Single(path, $"the file cannot be read: {error.Message}");
        }
    }
}
