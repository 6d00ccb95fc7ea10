namespace NtkWorkbench;

/// <summary>A quantity of each recorded row that training may go by.</summary>
public enum TrainingMeasure
{
    /// <summary>The loss over the training data.</summary>
    TrainLoss,

    /// <summary>The loss over the validation data.</summary>
    ValidationLoss,

    /// <summary>The share of validation samples classified rightly; more is better.</summary>
    ValidationAccuracy,
}
