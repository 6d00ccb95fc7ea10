using System.Numerics.Tensors;

namespace NtkWorkbench.Runs;

/// <summary>Says what a file of data holds.</summary>
public static class DataCheck
{
    private const int HeadLength = 512;
    private const int MostListed = 20;

    /// <summary>One line: kind, shape, counts, range of values, classes with their counts; and whether the file is published.</summary>
    /// <param name="path">A file of csv, npy, idx or CIFAR-10, plain or packed by gzip; or the folder of CIFAR-10.</param>
    /// <exception cref="JobException">It cannot be read as what it seems to be.</exception>
    /// <remarks>O(size); reads the file once for its content and once for its hash.</remarks>
    public static string Describe(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path))
            return Cifar(path);
        byte[] head = Head(path);
        bool isArchive = head.AsSpan().IndexOf("ustar"u8) == 257;
        string what = head.AsSpan().StartsWith("\u0093NUMPY"u8[1..]) ? Npy(path)
            : head is [0, 0, ..] ? Idx(path)
            : isArchive ? Cifar(path)
            : Path.GetExtension(path) == ".bin" ? $"CIFAR-10 batch: {Of(CifarFiles.ReadBatch(path))}"
            : Csv(path);
        string? published = head is [0, 0, ..] || isArchive ? PublishedFiles.Name(path, isArchive) : null;
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
        if (array.Rows == 0 || array.Columns == 0)
            return what;
        if (array.FirstNotFinite() is (int row, int column))
            return $"{what}, not finite first in row {row}, column {column}, from 0";
        bool areClasses = array is { IsInteger: true, Columns: 1 };
        return $"{what}, {Range(array)}{(areClasses && Classes(array, null) is { Length: > 0 } classes ? $", {classes}" : "")}";
    }

    private static string Csv(string path)
    {
        CsvTable table = CsvReader.Read(path, new CsvReadOptions());
        string[] columns = [.. table.Columns.Take(MostListed).Index().Select(column =>
        {
            var values = new NumberArray<double>([table.Values.Rows, 1], table.Values.Column(column.Index));
            string classes = Classes(values, null);
            return $"\n  {Quoted.Of(column.Item)}: {Range(values)}{(classes.Length > 0 ? $", {classes}" : "")}";
        })];
        int more = table.Columns.Count - columns.Length;
        return $"csv: {table.Values.Rows} rows, {table.Columns.Count} columns{string.Concat(columns)}"
            + (more > 0 ? $"\n  and {more} more columns, all {Range(new NumberArray<double>([table.Values.Rows, table.Columns.Count],
                table.Values.Values))}" : "");
    }

    private static string Range(NumberArray array)
    {
        double[] values = array.ToMatrix().Values;
        (double least, double largest) = (TensorPrimitives.Min<double>(values), TensorPrimitives.Max<double>(values));
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
