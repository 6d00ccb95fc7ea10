using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>Copies between the spans of the engine's seam, float64 and row-major, and tensors.</summary>
internal static class HostTransfer
{
    // TorchSharp hands out a tensor's memory as one span of bytes, which holds less than 2³¹ of them.
    private const int BlockLength = 1 << 27;

    /// <summary>A tensor of the given values, rounded to its type.</summary>
    public static Tensor Upload(ReadOnlySpan<double> values, long rows, long columns, ScalarType type, torch.Device device)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor host = empty(values.Length, dtype: ScalarType.Float64);
        for (int start = 0; start < values.Length; start += BlockLength)
        {
            ReadOnlySpan<double> block = values.Slice(start, Math.Min(BlockLength, values.Length - start));
            block.CopyTo(Entries(host.narrow(0, start, block.Length)));
        }
        return host.to(type, device).view(rows, columns).MoveToOuterDisposeScope();
    }

    public static void Overwrite(Tensor tensor, ReadOnlySpan<double> values)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        tensor.copy_(Upload(values, 1, values.Length, tensor.dtype, tensor.device).view_as(tensor));
    }

    public static void Download(Tensor tensor, Span<double> destination)
    {
        ShapeException.ThrowIfLengthDiffers($"the destination of a tensor of shape ({string.Join(", ", tensor.shape)})", tensor.numel(),
            destination.Length);
        using DisposeScope scope = NewDisposeScope();
        Tensor host = tensor.detach().to(ScalarType.Float64, CPU).reshape(-1).contiguous();
        for (int start = 0; start < destination.Length; start += BlockLength)
        {
            Span<double> block = destination.Slice(start, Math.Min(BlockLength, destination.Length - start));
            Entries(host.narrow(0, start, block.Length)).CopyTo(block);
        }
    }

    private static Span<double> Entries(Tensor host) => MemoryMarshal.Cast<byte, double>(host.bytes);
}
