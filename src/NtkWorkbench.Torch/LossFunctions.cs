using TorchSharp;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>Losses on tensors.</summary>
internal static class LossFunctions
{
    /// <summary>The targets as the loss takes them: (n, o) numbers, or n classes.</summary>
    public static Tensor UploadTargets(LossKind loss, Dataset dataset, ScalarType type, torch.Device device)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor targets = HostTransfer.Upload(dataset.Targets.Values, dataset.Targets.Rows, dataset.Targets.Columns, type, device);
        return (loss == LossKind.CrossEntropy ? targets.view(-1).to(ScalarType.Int64) : targets).MoveToOuterDisposeScope();
    }

    public static Tensor Mean(TrainingLoss loss, Tensor outputs, Tensor targets) => loss.Kind switch
    {
        LossKind.MeanSquaredError => nn.functional.mse_loss(outputs, targets),
        LossKind.CrossEntropy => nn.functional.cross_entropy(outputs, targets, label_smoothing: loss.LabelSmoothing),
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss.Kind, "not a loss"),
    };

    /// <summary>The share of rows whose largest output, the first of equals, is their class; null but with cross-entropy.</summary>
    public static double? Accuracy(LossKind loss, Tensor outputs, Tensor targets)
    {
        if (loss != LossKind.CrossEntropy)
            return null;
        using DisposeScope scope = NewDisposeScope();
        return outputs.argmax(1).eq(targets).sum().item<long>() / (double)outputs.shape[0];
    }
}
