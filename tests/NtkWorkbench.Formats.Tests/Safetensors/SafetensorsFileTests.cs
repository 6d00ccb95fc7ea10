using System.Buffers.Binary;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace NtkWorkbench.Formats.Tests;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Write_AnyTensors_ReadBackBitForBit() => Prop.ForAll(
        ArbMap.Default.ArbFor<double[]>(), ArbMap.Default.ArbFor<float[]>(), (doubles, singles) =>
        {
            SafetensorsContent written = new()
            {
                Metadata = new Dictionary<string, string> { ["step"] = "5", ["π"] = "\"quoted\"" },
                Tensors =
                [
                    new Tensor { Name = "a.weight", Type = TensorType.F64, Shape = [doubles.Length, 1], Values = doubles },
                    new Tensor { Name = "b", Type = TensorType.F32, Shape = [singles.Length],
                        Values = Array.ConvertAll(singles, value => (double)value) },
                    new Tensor { Name = "scalar", Type = TensorType.F64, Shape = [], Values = [1] },
                ],
            };
            SafetensorsFile.Write(_folder.File("a.safetensors"), written);
            SafetensorsContent read = SafetensorsFile.Read(_folder.File("a.safetensors"));
            return read.Metadata.OrderBy(pair => pair.Key).SequenceEqual(written.Metadata.OrderBy(pair => pair.Key))
                && read.Tensors.OrderBy(tensor => tensor.Name).Zip(written.Tensors, Same).All(same => same);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_ShapeOfMoreNumbers_WritesNothing()
    {
        Tensor tensor = new() { Name = "a", Type = TensorType.F64, Shape = [2, 3], Values = new double[5] };
        Should.Throw<ShapeException>(() => SafetensorsFile.Write(_folder.File("a.safetensors"), new() { Tensors = [tensor] }))
            .Message.ShouldBe("tensor 'a' of shape (2, 3) must have 6 entries, got 5");
        File.Exists(_folder.File("a.safetensors")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}   """)]
    [InlineData("""{"b":{"dtype":"F32","shape":[2,1],"data_offsets":[8,16]},"a":{"shape":[],"dtype":"F64","data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,16]},""" +
        """ "empty":{"dtype":"F32","shape":[0,9223372036854775807],"data_offsets":[16,16]}}""")]
    public void Read_WellFormedHeader_IsTaken(string header)
    {
        WriteRaw(header, dataLength: header == "{}" ? 0 : 16);

        SafetensorsFile.Read(_folder.File("a.safetensors")).Tensors.Sum(tensor => tensor.Values.Length).ShouldBeInRange(0, 3);
    }

    [Theory]
    [InlineData("", "must be JSON")]
    [InlineData("{", "must be JSON")]
    [InlineData("[]", "expected an object of tensors, got an array")]
    [InlineData("null", "expected an object of tensors, got null")]
    [InlineData("{} x", "must be JSON")]
    [InlineData("""{"\ud800":{}}""", "must be JSON")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,16]},"a":{"dtype":"F64","shape":[2],"data_offsets":[0,16]}}""",
        "'a' stands in the header twice")]
    [InlineData("""{"a":3}""", "tensor 'a' must be an object with dtype, shape and data_offsets, got a number")]
    [InlineData("""{"a":{"dtype":"F16","shape":[8],"data_offsets":[0,16]}}""", "tensor 'a' must have dtype F64 or F32, got \"F16\"")]
    [InlineData("""{"a":{"dtype":"BF16","shape":[8],"data_offsets":[0,16]}}""", "got \"BF16\"")]
    [InlineData("""{"a":{"dtype":"I64","shape":[2],"data_offsets":[0,16]}}""", "got \"I64\"")]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,16]}}""", "tensor 'a' must have dtype F64 or F32, got nothing")]
    [InlineData("""{"a":{"dtype":"F64","shape":[-2],"data_offsets":[0,16]}}""", "shape of integers of at least 0, got [-2]")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2.5],"data_offsets":[0,16]}}""", "shape of integers")]
    [InlineData("""{"a":{"dtype":"F64","shape":2,"data_offsets":[0,16]}}""", "shape of integers")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2],"data_offsets":[0]}}""", "data_offsets of 2 integers")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,16,32]}}""", "data_offsets of 2 integers")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,1e30]}}""", "data_offsets of 2 integers")]
    [InlineData("""{"a":{"dtype":"F64","shape":[3],"data_offsets":[0,24]}}""",
        "must lie within the 16 bytes of data, got data_offsets [0, 24]")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2],"data_offsets":[16,0]}}""", "must lie within the 16 bytes")]
    [InlineData("""{"a":{"dtype":"F64","shape":[3],"data_offsets":[0,16]}}""",
        "of shape (3) and dtype F64 needs 24 bytes, got data_offsets [0, 16]")]
    [InlineData("""{"a":{"dtype":"F64","shape":[4294967296,4294967296],"data_offsets":[0,16]}}""",
        "needs more than 2^63 bytes, got data_offsets [0, 16]")]
    [InlineData("""{"a":{"dtype":"F64","shape":[9223372036854775807,9223372036854775807,9223372036854775807],"data_offsets":[0,16]}}""",
        "needs more than 2^63 bytes")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"b":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""",
        "tensor 'b' must begin at byte 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F64","shape":[1],"data_offsets":[8,16]}}""",
        "tensor 'b' must begin at byte 4")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""", "must end with its last tensor, got 8 bytes after it")]
    [InlineData("""{"__metadata__":3,"a":{"dtype":"F64","shape":[2],"data_offsets":[0,16]}}""",
        "__metadata__ must be an object of texts, got a number")]
    [InlineData("""{"__metadata__":{"step":5},"a":{"dtype":"F64","shape":[2],"data_offsets":[0,16]}}""",
        "__metadata__: 'step' must be a text, got a number")]
    public void Read_MalformedHeader_IsRefusedByName(string header, string message)
    {
        WriteRaw(header, dataLength: 16);

        Should.Throw<JobException>(() => SafetensorsFile.Read(_folder.File("a.safetensors"))).Message.ShouldContain(message);
    }

    [Theory]
    [InlineData(3UL, "must have 3 bytes, got 2")]
    [InlineData(100_000_001UL, "at most 100000000 bytes, got a length of 100000001")]
    [InlineData(ulong.MaxValue, "got a length of 18446744073709551615")]
    public void Read_LengthThatLies_IsRefused(ulong length, string message)
    {
        byte[] bytes = [0, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}'];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        File.WriteAllBytes(_folder.File("a.safetensors"), bytes);

        Should.Throw<JobException>(() => SafetensorsFile.Read(_folder.File("a.safetensors"))).Message.ShouldContain(message);
    }

    [Fact]
    public void Read_HeaderThatIsNotUtf8_IsRefused()
    {
        File.WriteAllBytes(_folder.File("a.safetensors"), [4, 0, 0, 0, 0, 0, 0, 0, (byte)'{', 0xFF, 0xFE, (byte)'}']);

        Should.Throw<JobException>(() => SafetensorsFile.Read(_folder.File("a.safetensors"))).Message.ShouldContain("it is not UTF-8");
    }

    [Fact]
    public void Read_TruncatedAtEveryLength_IsRefusedAndNeverCrashes()
    {
        byte[] whole = WriteSample();
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_folder.File("cut"), whole[..length]);
            Should.Throw<JobException>(() => SafetensorsFile.Read(_folder.File("cut")));
        }
    }

    [Fact]
    public void Read_AnyByteOfTheHeaderChanged_RefusedOrRead()
    {
        byte[] whole = WriteSample();
        for (int i = 0; i < whole.Length - 16; i++)
        {
            foreach (byte change in (ReadOnlySpan<byte>)[0x01, 0x02, 0x10, 0x80])
            {
                byte[] changed = [.. whole];
                changed[i] ^= change;
                File.WriteAllBytes(_folder.File("changed"), changed);
                if (Record.Exception(() => SafetensorsFile.Read(_folder.File("changed"))) is { } error)
                    error.ShouldBeOfType<JobException>();
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    private static bool Same(Tensor a, Tensor b) =>
        a.Name == b.Name && a.Type == b.Type && a.Shape.SequenceEqual(b.Shape) && a.Values.SequenceEqual(b.Values);

    private byte[] WriteSample()
    {
        SafetensorsFile.Write(_folder.File("a.safetensors"), new SafetensorsContent
        {
            Tensors = [new Tensor { Name = "a", Type = TensorType.F64, Shape = [2, 1], Values = [1, 2] }],
        });
        return File.ReadAllBytes(_folder.File("a.safetensors"));
    }

    private void WriteRaw(string header, int dataLength)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        byte[] prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, json.Length);
        File.WriteAllBytes(_folder.File("a.safetensors"), [.. prefix, .. json, .. new byte[dataLength]]);
    }
}
