namespace NtkWorkbench.Runs;

/// <summary>Says what a file of data holds.</summary>
public static class DataCheck
{
    private const int HeadLength = 512;
    private const int MostListed = 20;

    private const string Expected = "is no data that can be read, expected csv (columns of numbers separated by commas), npy (0x93 "
        + "'NUMPY'), idx (0x00000803 or 0x00000801), or CIFAR-10 (a folder, an archive, or a .bin file of records of 3073 bytes)";

    /// <summary>One line: kind, shape, counts, range of values, classes with their counts; and whether the file is published.</summary>
    /// <param name="path">A file of csv, npy, idx or CIFAR-10, plain or packed by gzip; or the folder of CIFAR-10.</param>
    /// <exception cref="JobException">It cannot be read as what it seems to be, or seems to be nothing that is read.</exception>
    /// <remarks>O(size); reads the file once for its content and once for its hash.</remarks>
    public static string Describe(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path))
            return Cifar(path);
        byte[] head = Head(path);
        bool isArchive = head.AsSpan().IndexOf("ustar"u8) == 257, isIdx = head is [0, 0, ..] && !CifarFiles.IsBatch(path);
        string what = head.AsSpan().StartsWith("\u0093NUMPY"u8[1..]) ? Npy(path)
            : isIdx ? Idx(path)
            : isArchive ? Cifar(path)
            : Path.GetExtension(path) == ".bin" ? $"CIFAR-10 batch: {Of(CifarFiles.ReadBatch(path))}"
            : Csv(path);
        string? published = isIdx || isArchive ? PublishedFiles.Name(path, isArchive) : null;
        return published is null ? what : $"{what}; this is {published}";
    }

    private static byte[] Head(string path)
    {
        using Stream bytes = PackedFile.Open(path).Bytes;
        byte[] head = new byte[HeadLength];
        return head[..InputFile.Guard(path, () => bytes.ReadAtLeast(head, head.Length, throwOnEndOfStream: false))];
    }

    private static string Cifar(string path) => $"CIFAR-10: training {Of(CifarFiles.Read(path, CifarFiles.TrainFiles))}; test "
        + Of(CifarFiles.Read(path, CifarFiles.TestFiles));

    private static string Of(CifarImages images) =>
        $"{images.Images.Rows} images of 3 × 32 × 32, {Range(images.Images)}, {Classes(images.Labels, images.ClassNames)}";

    private static string Idx(string path)
    {
        NumberArray<byte> array = IdxFile.Read(path);
        return array.Shape.Count == 1 ? $"idx: {array.Rows} labels, {Classes(array, null)}"
            : $"idx: {array.Rows} images of {array.Shape[1]} × {array.Shape[2]}, {Range(array)}";
    }

    private static string Npy(string path)
    {
        NumberArray array = NpyFile.ReadArray(path);
        string what = $"npy: '{array.Type}' of shape ({string.Join(", ", array.Shape)}{(array.Shape.Count == 1 ? "," : "")})";
        if (array.FirstNotFinite() is (int row, int column))
            return $"{what}, not finite first in row {row}, column {column}, from 0";
        bool areClasses = array is { IsInteger: true, Columns: 1 };
        return $"{what}, {Range(array)}{(areClasses && Classes(array, null) is { Length: > 0 } classes ? $", {classes}" : "")}";
    }

    // What a name does not say to be a table must be one to be described.
    private static string Csv(string path)
    {
        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^".gz".Length] : path;
        bool isNamed = Path.GetExtension(name) is ".csv";
        // What it is not begins with the magic number.
        if (Path.GetExtension(name) is ".idx" || name.EndsWith("ubyte", StringComparison.Ordinal))
            return Idx(path);
        try
        {
            bool hasHeader = !CsvReader.BeginsWithRow(path);
            CsvTable table = CsvReader.Read(path, CsvReadOptions.OwnFile with { HasHeader = hasHeader, AllowText = true });
            if (isNamed || table.Values.Values.Any(double.IsFinite))
                return Describe(table, hasHeader);
        }
        catch (JobException) when (!isNamed && Path.Exists(path))
        {
        }
        throw FileInputErrors.Single(path, Expected);
    }

    private static string Describe(CsvTable table, bool hasHeader)
    {
        string[] columns = [.. table.Columns.Take(MostListed).Select((column, k) => $"\n  {Quoted.Of(column)}: {Column(table, k)}")];
        int more = table.Columns.Count - columns.Length;
        double[] numbers = [.. table.Values.Values.Where(double.IsFinite)];
        return $"csv: {table.Values.Rows} rows, {table.Columns.Count} columns{(hasHeader ? "" : ", no header line (header: false)")}"
            + string.Concat(columns) + (more > 0 && numbers.Length > 0 ? $"\n  and {more} more columns, all {Range(Vector(numbers))}" : "")
            + string.Concat(table.Columns.Index().Skip(MostListed).Where(column => table.Texts[column.Index] > 0).Take(MostListed)
                .Select(column => $"\n  {Quoted.Of(column.Item)}: {Column(table, column.Index)}"));
    }

    private static string Column(CsvTable table, int k)
    {
        NumberArray<double> numbers = Vector([.. table.Values.Column(k).Where(double.IsFinite)]);
        int texts = table.Texts[k], others = table.Values.Rows - numbers.Rows - texts;
        return string.Join(", ", new[]
        {
            numbers.Rows > 0 ? Range(numbers) : "",
            others == 0 && texts == 0 ? Classes(numbers, null) : "",
            texts > 0 ? $"text in {Count(texts, "row")}" : "",
            others > 0 ? $"no finite number in {Count(others, "row")}" : "",
        }.Where(part => part.Length > 0));
    }

    private static NumberArray<double> Vector(double[] values) => new([values.Length, 1], values);

    private static string Range(NumberArray array)
    {
        (double least, double largest) = array.Range();
        return $"values {CsvNumber.Format(least)} to {CsvNumber.Format(largest)}";
    }

    // Nothing where the numbers are no classes, or too many.
    private static string Classes(NumberArray numbers, IReadOnlyList<string>? names)
    {
        (double Number, int Count)[] counts = [.. numbers.ToMatrix().Values.CountBy(value => value).OrderBy(one => one.Key)
            .Select(one => (one.Key, one.Value))];
        if (counts.Length is < 2 or > MostListed || counts.Any(one => one.Number < 0 || one.Number != Math.Floor(one.Number)))
            return "";
        string Name((double Number, int Count) one) => names?.ElementAtOrDefault((int)one.Number) ?? CsvNumber.Format(one.Number);
        return counts.All(one => one.Count == counts[0].Count)
            ? $"{counts.Length} classes, {counts[0].Count} of each: {string.Join(", ", counts.Select(Name))}"
            : $"{counts.Length} classes: {string.Join(", ", counts.Select(one => $"{one.Count} of {Name(one)}"))}";
    }
}
