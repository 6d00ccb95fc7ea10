using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>A data set's inputs and targets on the device.</summary>
internal sealed class DeviceDataset : IDisposable
{
    private readonly Dataset _source;
    private readonly LossKind _loss;
    private readonly Tensor _indices;
    private readonly torch.Device _device;
    private Tensor? _replacedInputs;

    public DeviceDataset(Dataset source, LossKind loss, ScalarType type, torch.Device device, int largestBatch = 0)
    {
        _source = source;
        _loss = loss;
        _device = device;
        Inputs = HostTransfer.Upload(source.Inputs.Values, source.Inputs.Rows, source.Inputs.Columns, type, device);
        Targets = LossFunctions.UploadTargets(loss, source, type, device);
        _indices = zeros(Math.Max(largestBatch, 1), dtype: ScalarType.Int32);
    }

    /// <summary>The data set's inputs, (n, d), whether or not others have replaced them for batches.</summary>
    public Tensor Inputs { get; }

    /// <summary>Targets, (n, o), or n classes.</summary>
    public Tensor Targets { get; }

    /// <summary>Whether this is a copy of the given data, laid out for the given loss.</summary>
    public bool Holds(Dataset dataset, LossKind ofLoss) => ReferenceEquals(_source, dataset) && _loss == ofLoss;

    public void ReplaceInputs(ReadOnlySpan<double> inputs)
    {
        ShapeException.ThrowIfLengthDiffers("training inputs", _source.Inputs.Values.Length, inputs.Length);
        _replacedInputs ??= empty_like(Inputs);
        HostTransfer.Overwrite(_replacedInputs, inputs);
    }

    /// <summary>The samples of a batch; the whole tensors, not copied, where the batch is all samples in order.</summary>
    public (Tensor Inputs, Tensor Targets) Select(ReadOnlySpan<int> batch)
    {
        Tensor inputs = _replacedInputs ?? Inputs;
        if (IsEverySampleInOrder(batch))
            return (inputs, Targets);
        Tensor host = _indices.narrow(0, 0, batch.Length);
        batch.CopyTo(MemoryMarshal.Cast<byte, int>(host.bytes));
        Tensor rows = host.to(_device);
        return (inputs.index_select(0, rows), Targets.index_select(0, rows));
    }

    public void Dispose()
    {
        Inputs.Dispose();
        _replacedInputs?.Dispose();
        Targets.Dispose();
        _indices.Dispose();
    }

    private bool IsEverySampleInOrder(ReadOnlySpan<int> batch)
    {
        if (batch.Length != _source.Count)
            return false;
        for (int i = 0; i < batch.Length; i++)
        {
            if (batch[i] != i)
                return false;
        }
        return true;
    }
}
